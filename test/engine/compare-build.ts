import { isDeepStrictEqual } from 'node:util';
import type { LintError } from '../jvm/harness.ts';
import type { BuildRecord, StageRecord } from './engine.ts';
import type { RecordedBuild, RecordedCase } from './recorded-cases.ts';

/** One point in which the engine and the recording differ. */
export interface Disagreement {
  readonly field: string;
  readonly recorded: unknown;
  readonly engine: unknown;
}

/** The console lines that a recording keeps are cut there. */
const traceLimit = 400;

/** Compares a build with its recording: result, trace, stages with their tags, nodes, error, messages. */
export function compareBuild(
  { unstableFields = [] }: Pick<RecordedCase, 'unstableFields'>,
  recorded: RecordedBuild,
  build: BuildRecord,
): readonly Disagreement[] {
  const unordered = unstableFields.length > 0;
  const order = <Item>(items: readonly Item[]): readonly Item[] =>
    unordered ? [...items].sort(byText) : items;
  const pairs: [string, unknown, unknown][] = [
    ['result', recorded.result, build.result],
    ['trace', order(recorded.trace), order(build.trace.slice(0, traceLimit))],
    ['stages', order(recorded.stages), order(build.stages.map(toRecorded))],
    ['nodes', recorded.nodes, build.nodes],
    ['error', kindOf(recorded), kindOf(build, kindOf(recorded) === notStarted)],
    ['skipMessages', order(recorded.skipMessages ?? []), order(build.skipMessages)],
  ];
  if (recorded.displayName !== undefined) {
    pairs.push(['displayName', recorded.displayName, build.displayName]);
    pairs.push(['description', recorded.description, build.description]);
  }
  return pairs
    .filter(([field]) => !unstableFields.includes(field))
    .filter(([, expected, actual]) => !isDeepStrictEqual(expected, actual))
    .map(([field, expected, actual]) => ({ field, recorded: expected, engine: actual }));
}

/** Compares lint verdicts: the messages with their places, in any order. */
export function compareLint(
  recorded: RecordedCase['lint'],
  errors: readonly LintError[],
): readonly Disagreement[] {
  const sort = (list: readonly LintError[]) =>
    list.map(({ message, line, column }) => ({ message, line, column })).sort(byText);
  const pairs: [string, unknown, unknown][] = [
    ['lint.valid', recorded.valid, errors.length === 0],
    ['lint.errors', sort(recorded.errors), sort(errors)],
  ];
  return pairs
    .filter(([, expected, actual]) => !isDeepStrictEqual(expected, actual))
    .map(([field, expected, actual]) => ({ field, recorded: expected, engine: actual }));
}

/** What the recordings have of a stage. */
function toRecorded({ name, kind, parent, tags }: StageRecord): Partial<StageRecord> {
  return { name, kind, parent, tags };
}

function byText(one: unknown, other: unknown): number {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

const notStarted = 'did not start';

/** The exception's class; of a file that does not compile the first mistake with its line, where wanted. */
function kindOf(
  { error, nodes }: Pick<BuildRecord, 'error' | 'nodes'>,
  withoutLine = false,
): string | null {
  if (error === null) return null;
  const mistake = withoutLine ? null : /WorkflowScript: (\d+): (.*?)(?: @ line|$)/m.exec(error);
  if (nodes.total === 0) return mistake ? `line ${mistake[1]}: ${mistake[2]}` : notStarted;
  return error.split(':')[0]!.replace(/^.*\./, '').trim();
}
