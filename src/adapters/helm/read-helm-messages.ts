import { join } from 'node:path';
import type { ChartProblem } from './chart-problem.ts';
import type { ResolvedChart } from './resolve-chart.ts';

const MISSING_DEPENDENCIES = /found in Chart\.yaml, but missing in charts\/ directory: (.*)/;
const SCHEMA_MISMATCH = /^values don't meet the specifications of the schema/;
/** How Helm names a place: `at (x/templates/a.yaml:1:6)`, `x/templates/a.yaml:4:13`, `on x/templates/a.yaml:`. */
const PLACES = [
  /^(?:parse|execution) error at \((?<file>[^():]+):(?<line>\d+)(?::(?<column>\d+))?\): (?<message>[\s\S]*)/,
  /^(?:template: )?(?<file>[^\s:]+):(?<line>\d+):(?<column>\d+):?\s+(?<message>[\s\S]*)/,
  /^YAML parse error on (?<file>[^\s:]+): (?<message>[\s\S]*)/,
];
const FILE =
  /^(?:cannot load )(?<file>Chart\.yaml|values\.yaml|values\.schema\.json): (?<message>[\s\S]*)/;
const NOT_AN_OBJECT = /cannot unmarshal (\w+) into Go value of type \w+\.SimpleHead/;
const LINT_LINE = /^\[(?:ERROR|WARNING)\] (.*)$/;

/** Reads what `helm template` wrote to its standard error when it failed. */
export function readRenderProblems(stderr: string, chart: ResolvedChart): ChartProblem[] {
  const text = stderr
    .replace(/^Error: /m, '')
    .replace(/^(?:level=\w+ msg=|walk\.go:\d+: ).*\n/gm, '')
    .replace(/\n*Use --debug flag to render out invalid YAML\n*$/, '')
    .trim();
  const dependencies = MISSING_DEPENDENCIES.exec(text)?.[1];
  if (dependencies !== undefined) return [describeMissingDependencies(dependencies, chart)];
  if (SCHEMA_MISMATCH.test(text)) return readSchemaMismatches(text, chart);
  return [{ code: 'helmDeploy.render', ...(readFile(text, chart) ?? readPlace(text, chart)) }];
}

/**
 * Reads the errors and warnings of `helm lint --strict`, which stand on its standard output. What
 * the check of the manifests says better is left out: deprecated APIs, and objects without a name.
 */
export function readLintProblems(stdout: string, chart: ResolvedChart): ChartProblem[] {
  if (!/^\[(?:ERROR|WARNING)\]/m.test(stdout)) {
    return [{ code: 'helmDeploy.lint', message: `helm lint failed without a reason: ${stdout}` }];
  }
  const problems: ChartProblem[] = [];
  for (const paragraph of stdout.split(/^(?=\[)/m)) {
    const [first = '', ...rest] = paragraph.trim().split('\n');
    const message = LINT_LINE.exec(first)?.[1];
    if (message === undefined) continue;
    if (message.includes(' is deprecated in v')) continue;
    const text = [message, ...rest]
      .join('\n')
      .replace(/^templates\/: /, '')
      .replace(/: a lowercase RFC 1123 [\s\S]*$/, '');
    if (text.includes('object name does not conform') && text.includes(': "": ')) continue;
    problems.push({ code: 'helmDeploy.lint', ...readLintPlace(text, chart) });
  }
  return problems;
}

/** `x/templates/a.yaml`, which begins with the chart's name, as the path of the file on disk. */
export function resolveTemplatePath(template: string, chart: ResolvedChart): string {
  const [first, ...rest] = template.split('/');
  return first === chart.name && rest.length > 0 ? join(chart.shown, ...rest) : template;
}

function describeMissingDependencies(names: string, chart: ResolvedChart): ChartProblem {
  return {
    code: 'helmDeploy.dependencies',
    file: join(chart.shown, 'Chart.yaml'),
    message: `the dependencies ${names.trim()} are not in ${join(chart.shown, 'charts')}/, and a deploy fetches nothing`,
    mend: `Run helm dependency build ${chart.shown} and commit the charts/ folder, or do it in an earlier stage.`,
  };
}

/** One problem for each value; subcharts have a heading of their own. */
function readSchemaMismatches(text: string, chart: ResolvedChart): ChartProblem[] {
  const problems: ChartProblem[] = [];
  let owner = '';
  for (const line of text.split('\n').slice(1)) {
    const mismatch = /^\s*- at '(.*?)': (.*)$/.exec(line);
    const heading = /^(\S+):$/.exec(line)?.[1];
    if (heading !== undefined) owner = heading;
    if (!mismatch) continue;
    const [, pointer = '', reason] = mismatch;
    const value = pointer.split('/').filter(Boolean).join('.') || 'the values';
    const ofSubchart = owner === '' || owner === chart.name ? '' : ` of subchart ${owner}`;
    problems.push({
      code: 'helmDeploy.render',
      file: join(chart.shown, 'values.schema.json'),
      message: `${value}${ofSubchart}: ${reason}`,
    });
  }
  // Helm lists them in no order.
  problems.sort((a, b) => (a.message < b.message ? -1 : 1));
  return problems.length > 0 ? problems : [{ code: 'helmDeploy.render', message: text }];
}

function readPlace(text: string, chart: ResolvedChart): Omit<ChartProblem, 'code'> {
  for (const pattern of PLACES) {
    const groups = pattern.exec(text)?.groups;
    if (!groups?.['file']) continue;
    return {
      file: resolveTemplatePath(groups['file'], chart),
      ...(groups['line'] ? { line: Number(groups['line']) } : {}),
      ...(groups['column'] ? { column: Number(groups['column']) } : {}),
      message: describeTemplateError(groups['message'] ?? text),
    };
  }
  return { message: text.replaceAll(`${chart.path}/`, `${chart.shown}/`) };
}

/** What Helm says of the chart's own files; the lines of their YAML errors are lines of the file. */
function readFile(text: string, chart: ResolvedChart): Omit<ChartProblem, 'code'> | undefined {
  if (text.startsWith('validation: chart.metadata')) {
    return { file: join(chart.shown, 'Chart.yaml'), message: text.replace('validation: ', '') };
  }
  const { file, message = '' } = FILE.exec(text)?.groups ?? {};
  if (file === undefined) return undefined;
  const [, line, reason] = /yaml: line (\d+): ([\s\S]*)/.exec(message) ?? [];
  return {
    file: join(chart.shown, file),
    ...(line === undefined ? {} : { line: Number(line) }),
    message: reason ?? message,
  };
}

/** Shortens what Helm 3 says in one line and Helm 4 in several; a chart's own message stays whole. */
function describeTemplateError(message: string): string {
  const execution = /^executing "[^"]*" at (<.*)$/s.exec(message)?.[1];
  if (execution !== undefined) return execution.replaceAll(/\s*\n\s*/g, ' ');
  // Lines of what a template renders are not lines of the template.
  const found = NOT_AN_OBJECT.exec(message)?.[1];
  if (found !== undefined) {
    return `what it renders is no manifest but ${found === 'array' ? 'a list' : `a ${found}`}`;
  }
  return message.replace(
    /^error converting YAML to JSON: yaml: line (\d+): /,
    'line $1 of what it renders is not YAML: ',
  );
}

/** Lint names files from the chart's folder: `templates/a.yaml: …`, `Chart.yaml: …`. */
function readLintPlace(text: string, chart: ResolvedChart): Omit<ChartProblem, 'code'> {
  const own =
    /^(?<file>(?:templates\/|crds\/|charts\/)?[\w.-]+\.(?:yaml|yml|tpl|txt|json)): (?<message>[\s\S]*)/;
  const groups = own.exec(text)?.groups;
  if (!groups?.['file']) return readPlace(text, chart);
  return { file: join(chart.shown, groups['file']), message: groups['message'] ?? text };
}
