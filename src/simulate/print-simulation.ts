import { toPrintable } from '../diagnostics/format/printable.ts';
import type { SimulatedStage, SimulatedStep, Simulation } from './simulation.ts';

/**
 * A simulation as text, for people and snapshots: stages with their status, the steps that run with
 * the secrets they ask for, approvals, post. It changes only when what a build does changes.
 */
export function printSimulation(simulation: Simulation): string {
  const { pipeline, build, result, reason, stages, steps } = simulation;
  const behind = steps.filter((step) => !stages.some((stage) => stage.steps.includes(step)));
  return [
    `${pipeline}, ${build}: ${result}${reason === undefined ? '' : ` (${reason})`}`,
    ...stages.flatMap((stage) => printStage(stage, depthOf(stage, stages))),
    ...(behind.length === 0 ? [] : ['  after the pipeline', ...behind.map(printStep('    '))]),
    '',
  ]
    .map(toPrintable)
    .join('\n');
}

/** The stages with their status alone, for messages. */
export function printStages({ stages }: Simulation): string {
  return stages.map((stage) => toPrintable(printHead(stage, depthOf(stage, stages)))).join('\n');
}

/** How a stage is called in lists: `Test (NODE = 24)`. */
export function nameStage({ name, axes }: Pick<SimulatedStage, 'name' | 'axes'>): string {
  if (axes === undefined) return name;
  const values = Object.entries(axes).map(([axis, value]) => `${axis} = ${value}`);
  return `${name} (${values.join(', ')})`;
}

function printStage(stage: SimulatedStage, depth: number): string[] {
  const space = '  '.repeat(depth + 2);
  const { approval } = stage;
  const answer = approval?.answer ?? 'stopped';
  return [
    printHead(stage, depth),
    ...(approval === undefined ? [] : [`${space}approval by ${approval.by.join(', ')}: ${answer}`]),
    ...stage.steps.map(printStep(space)),
  ];
}

function printHead(stage: SimulatedStage, depth: number): string {
  const reason = stage.reason === undefined ? '' : ` (${stage.reason})`;
  return `${'  '.repeat(depth + 1)}${nameStage(stage)}: ${stage.status}${reason}`;
}

function printStep(space: string): (step: SimulatedStep) => string {
  return ({ label, id, status, post, attempt, secrets }) => {
    const where = post === undefined ? '' : `${post}: `;
    const again = attempt === 1 ? '' : `, attempt ${attempt}`;
    const asked = secrets.map(({ variable, reference }) => `${variable} from ${reference}`);
    const given = asked.length === 0 || status === 'skipped' ? '' : `, with ${asked.join(', ')}`;
    return `${space}${where}${label} [${id}]: ${status}${again}${given}`;
  };
}

function depthOf(stage: SimulatedStage, stages: readonly SimulatedStage[]): number {
  const parent = stages.find(({ id, axes }) => id === stage.parent && axes === undefined);
  const own = parent === undefined ? 0 : 1 + depthOf(parent, stages);
  return stage.axes === undefined ? own : own + 1;
}
