import type { Position } from '../../diagnostics/position.ts';
import type { EntryReport } from './entry-module.ts';
import { createProblem, type EvaluationProblem } from './problem.ts';
import { findLoop, findUse } from './refine-position.ts';
import type { SandboxOutcome, ThrownInside } from './run-in-sandbox.ts';
import { refusalName, unavailableNames } from './sandbox-globals.ts';
import type { SourcePositions } from './source-positions.ts';

/** What is known about a run beside its outcome. */
export interface RunFacts {
  readonly positions: SourcePositions;
  /** Repository-relative path of the pipeline file. */
  readonly entry: string;
  readonly timeoutMs: number;
  readonly memoryBytes: number;
}

/** The definition that a run handed over, or why there is none. */
export type DescribedOutcome =
  | { readonly definition: unknown; readonly problem?: undefined }
  | { readonly definition?: undefined; readonly problem: EvaluationProblem };

/** Turns the end of a run into a definition, or into a problem at its place. */
export function describeOutcome(outcome: SandboxOutcome, facts: RunFacts): DescribedOutcome {
  const start = { file: facts.entry, line: 1, column: 1 };
  switch (outcome.kind) {
    case 'returned':
      return describeReport(outcome.text, start);
    case 'threw':
      return { problem: describeThrown(outcome.error, facts, start) };
    case 'timeout': {
      const reported = facts.positions.resolveStack(outcome.error?.stack ?? '') ?? start;
      const source = facts.positions.findSource(reported);
      const position = source === undefined ? reported : findLoop(source, reported);
      const limit = `${facts.timeoutMs / 1000} s`;
      return { problem: createProblem('evaluate-timeout', { limit }, position) };
    }
    case 'pending':
      return { problem: createProblem('evaluate-never-settles', {}, start) };
    case 'recursion':
      return { problem: createProblem('evaluate-recursion', {}, start) };
    case 'crashed':
      return { problem: createProblem('evaluate-threw', { error: outcome.reason }, start) };
  }
}

function describeReport(text: string, start: Position): DescribedOutcome {
  const { file } = start;
  const report = parse(text) as EntryReport | undefined;
  switch (report?.kind) {
    case 'definition': {
      const definition = parse(report.text);
      if (definition !== undefined) return { definition };
      return notData('it is not JSON.', start);
    }
    case 'no-export':
      return { problem: createProblem('export-missing', { file }, start) };
    case 'promise':
      return { problem: createProblem('export-promise', { file }, start) };
    case 'not-data':
      return notData(`it is ${report.found}.`, start);
    default:
      // The file has changed the built-in functions that the report is made with.
      return notData('it is not JSON.', start);
  }
}

function notData(reason: string, start: Position): DescribedOutcome {
  return { problem: createProblem('export-not-data', { reason }, start) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function describeThrown(error: ThrownInside, facts: RunFacts, start: Position): EvaluationProblem {
  const { name, message } = error;
  const position = facts.positions.resolveStack(error.stack) ?? start;
  const unavailable = findUnavailable(error);
  if (unavailable !== undefined) {
    const source = facts.positions.findSource(position);
    const name = unavailable.name.split('.')[0] as string;
    const use = source === undefined ? position : findUse(source, position, name);
    return createProblem('not-available', unavailable, use);
  }
  if (name === 'InternalError' && message === 'out of memory') {
    const limit = `${Math.round(facts.memoryBytes / 1024 / 1024)} MiB`;
    return createProblem('evaluate-memory', { limit }, position);
  }
  if (/^(stack overflow|Maximum call stack size exceeded)$/u.test(message))
    return createProblem('evaluate-recursion', {}, position);
  if (name === 'TypeError' && /circular/iu.test(message))
    return createProblem('export-not-data', { reason: 'it refers to itself.' }, position);
  const known = ['', 'Error'].includes(name) ? message : `${name}: ${message}`;
  return createProblem(
    'evaluate-threw',
    { error: known || 'an error without a message' },
    position,
  );
}

/** Whether the error says that something is missing which is left out on purpose. */
function findUnavailable({ name, message }: ThrownInside) {
  const missing =
    name === refusalName
      ? message
      : name === 'ReferenceError'
        ? /^'?([\w$]+)'? is not defined$/u.exec(message)?.[1]
        : undefined;
  if (missing === undefined) return undefined;
  const known = Object.hasOwn(unavailableNames, missing)
    ? missing
    : (missing.split('.')[0] as string);
  const why = Object.hasOwn(unavailableNames, known) ? unavailableNames[known] : undefined;
  return why === undefined ? undefined : { name: missing, why };
}
