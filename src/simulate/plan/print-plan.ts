import { toPrintable } from '../../diagnostics/format/printable.ts';
import type { Colours } from './colours.ts';
import type { PipelinePlan, PlannedRun, PlannedStage } from './plan.ts';

/** A mark for each thing that a stage can do. */
export const planMarks: Readonly<Record<PlannedRun, string>> = {
  runs: '●',
  asks: '◆',
  depends: '?',
  'left-out': '·',
};

/** What the marks mean, in words. */
export const planWords: Readonly<Record<PlannedRun, string>> = {
  runs: 'runs',
  asks: 'runs once people said yes',
  depends: 'depends on a value that a step saves',
  'left-out': 'is left out',
};

/** A plan for the terminal: the builds by number, a line for each stage, approvals, secrets. */
export function printPlan(plan: PipelinePlan, colours: Colours): string {
  const { builds, stages } = plan;
  const numbers = builds.map((_, index) => String(index + 1));
  const width = Math.max(...numbers.map((number) => number.length)) + 2;
  const nameWidth = Math.max(...stages.map((stage) => indent(stage).length), 10) + 2;
  const used = new Set(stages.flatMap(({ runs }) => runs));
  const marks = (Object.keys(planMarks) as PlannedRun[]).filter((run) => used.has(run));
  return [
    colours.bold(toPrintable(`${plan.pipeline}, ${plan.source}`)),
    '',
    ...builds.map(
      ({ name }, index) => `  ${`${index + 1}`.padStart(width - 2)}  ${toPrintable(name)}`,
    ),
    '',
    `  ${' '.repeat(nameWidth)}${numbers.map((number) => number.padEnd(width)).join('')}`.trimEnd(),
    ...stages.map((stage) => `  ${printStage(stage, nameWidth, width, colours)}`),
    '',
    `  ${marks.map((run) => `${planMarks[run]} ${planWords[run]}`).join('   ')}`,
    ...printOmitted(plan),
    ...section('Approvals', colours, plan.approvals, ({ stage, by, builds: found }) => [
      stage,
      by.join(', '),
      listNumbers(found, builds.length),
    ]),
    ...section('Secrets', colours, plan.secrets, ({ reference, variable, step, builds: found }) => [
      reference,
      `${variable} in ${step}`,
      listNumbers(found, builds.length),
    ]),
    ...printFork(plan, colours),
    '',
    colours.bold('On the controller'),
    `  ${describeCost(plan)}`,
    '',
  ].join('\n');
}

function printStage(
  stage: PlannedStage,
  nameWidth: number,
  width: number,
  colours: Colours,
): string {
  const cells = stage.runs.map((run) => {
    const mark = planMarks[run] + ' '.repeat(width - 1);
    return run === 'left-out' ? colours.dim(mark) : mark;
  });
  const condition = stage.condition === undefined ? '' : colours.dim(toPrintable(stage.condition));
  return `${indent(stage).padEnd(nameWidth)}${cells.join('')}${condition}`.trimEnd();
}

function indent({ depth, name }: PlannedStage): string {
  return '  '.repeat(depth) + toPrintable(name);
}

function section<T>(
  title: string,
  colours: Colours,
  items: readonly T[],
  describe: (item: T) => readonly string[],
): string[] {
  if (items.length === 0) return [];
  const rows = items.map((item) => describe(item).map(toPrintable));
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) => {
    const cells = row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
    return `  ${cells.join('  ')}`.trimEnd();
  });
  return ['', colours.bold(title), ...lines];
}

function listNumbers(found: readonly number[], total: number): string {
  return found.length === total ? 'every build' : found.map((index) => index + 1).join(', ');
}

/** Files route, they never grant: what a fork reaches here is refused outside. */
function printFork({ fork }: PipelinePlan, colours: Colours): string[] {
  const reached = [
    ...fork.environments.map((name) => `${name} (environment)`),
    ...fork.secrets.map((reference) => `${reference} (secret)`),
  ];
  if (reached.length === 0) return [];
  return [
    '',
    colours.bold('A pull request from a fork comes to'),
    `  ${toPrintable(reached.join(', '))}`,
    '  and is refused there: no file decides what a build may do. Leave those stages out of its builds.',
  ];
}

/** What the pipeline costs the controller, as a line. */
export function describeCost({ cost }: PipelinePlan): string {
  const { flowNodes, shells, methodBytes, largestMethodBytes, largestStage } = cost;
  const share = Math.round((100 * methodBytes) / largestMethodBytes);
  const most = largestStage === undefined ? '' : `, most of it ${toPrintable(largestStage)}`;
  return [
    `${flowNodes} flow nodes and ${shells} shells when everything runs;`,
    `${share} % of the largest method that Jenkins takes${most}`,
  ].join(' ');
}

function printOmitted({ omitted }: PipelinePlan): string[] {
  if (omitted.length === 0) return [];
  const [first = '', ...more] = omitted;
  const others = more.length === 0 ? '' : ` and ${more.length} more`;
  return [`  Not shown: ${toPrintable(first)}${others}`];
}
