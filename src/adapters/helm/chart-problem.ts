import { StepError } from '../../diagnostics/errors.ts';

/** The part of a deploy that found a problem; the code of the error that reports it. */
export type ChartProblemCode =
  | 'helmDeploy.render'
  | 'helmDeploy.dependencies'
  | 'helmDeploy.lint'
  | 'helmDeploy.manifest'
  | 'helmDeploy.imageIgnored';

/** One thing that is wrong with a chart or with what it renders. */
export interface ChartProblem {
  readonly code: ChartProblemCode;
  /** Path of the file at fault, as a person at the workspace would type it. */
  readonly file?: string;
  /** Counted from 1. */
  readonly line?: number;
  readonly column?: number;
  /** A sentence without its full stop; may go over several lines. */
  readonly message: string;
  readonly mend?: string;
}

/** `chart/templates/service.yaml:12:4: …`, with what to do on a line of its own. */
export function printChartProblem({ file, line, column, message, mend }: ChartProblem): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  const text = place === '' ? message : `${place}: ${message}`;
  const lines = text.split('\n').concat(mend === undefined ? [] : [mend]);
  return lines.map((one, index) => (index === 0 ? `  ${one}` : `    ${one.trim()}`)).join('\n');
}

/**
 * One error for everything that is wrong. Its code is that of the problems when they share one,
 * `helmDeploy.invalid` otherwise; the first mending sentence stands for all when there is but one.
 */
export function createChartError(chart: string, problems: readonly ChartProblem[]): StepError {
  const codes = new Set(problems.map(({ code }) => code));
  const code = codes.size === 1 ? problems[0]!.code : 'helmDeploy.invalid';
  const title =
    problems.length === 1
      ? `The chart ${chart} cannot be deployed:`
      : `The chart ${chart} cannot be deployed, for ${problems.length} reasons:`;
  return new StepError(code, [title, ...problems.map(printChartProblem)].join('\n'));
}
