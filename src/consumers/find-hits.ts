import { findStepCalls } from '../codemods/source/find-step-calls.ts';
import { findPosition, type SourceText } from '../codemods/source/parse-source.ts';
import { isFromPackage, readImports } from '../codemods/source/read-imports.ts';
import type { LibraryComparison } from '../compatibility/compare-libraries.ts';
import type { Difference } from '../compatibility/difference.ts';
import { findRenames, findSuccessors, newChanges } from '../compatibility/followed-changes.ts';
import type { LibraryManifest } from '../compatibility/library-manifest.ts';
import type { Hit } from './hit.ts';
import { type Reached, reachCall, type StepPair } from './reach-call.ts';

/** The differences that somebody has to know of, by step; those of the library as a whole under no name. */
export type DifferencesByStep = ReadonlyMap<string | undefined, readonly Difference[]>;

/** Leaves out what reaches nobody. */
export function groupDifferences(comparison: LibraryComparison): DifferencesByStep {
  const groups = new Map<string | undefined, Difference[]>();
  for (const difference of comparison.differences) {
    if (difference.reach === 'nobody') continue;
    const group = groups.get(difference.step);
    if (group === undefined) groups.set(difference.step, [difference]);
    else group.push(difference);
  }
  return groups;
}

/** The two versions of each step that has differences, by its old name. */
export function pairSteps(
  before: LibraryManifest,
  after: LibraryManifest,
): ReadonlyMap<string, StepPair> {
  const successors = findSuccessors(before, after);
  return new Map(
    Object.entries(before.steps).map(([name, old]) => {
      const now = after.steps[successors.get(name)?.name ?? name];
      const renames =
        now === undefined
          ? new Map<string, string>()
          : findRenames('rename-parameter', newChanges(old, now), old.parameters, now.parameters);
      return [name, { before: old, after: now, renames }];
    }),
  );
}

/** A call of a step with the differences that reach it by what the file shows; there may be none. */
export interface CallHits {
  readonly step: string;
  readonly file: string;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly hits: readonly Hit[];
}

/** The calls of a file, and the differences that reach its imports whatever it calls. */
export interface SourceHits {
  readonly imports: readonly Hit[];
  readonly calls: readonly CallHits[];
}

/**
 * The places of a file that differences reach, in the order of the file. A file that does not import
 * the library has none.
 *
 * @param library name of the package that consumers import
 */
export function findHits(
  consumer: string,
  source: SourceText,
  library: string,
  differences: DifferencesByStep,
  steps: ReadonlyMap<string, StepPair>,
): SourceHits {
  const imports = readImports(source).filter(({ specifier }) => isFromPackage(specifier, library));
  if (imports.length === 0) return { imports: [], calls: [] };
  const locate = (difference: Difference, { certainty, node }: Reached): Hit => ({
    consumer,
    position: findPosition(source, node.getStart()),
    difference,
    certainty,
  });
  const whole = differences.get(undefined) ?? [];
  const calls = findStepCalls(source, (name) => differences.has(name)).map((call): CallHits => {
    const step = steps.get(call.step);
    const hits = (differences.get(call.step) ?? []).flatMap((difference) => {
      const reached = step === undefined ? undefined : reachCall(difference, call, step);
      return reached === undefined ? [] : [locate(difference, reached)];
    });
    const firstLine = findPosition(source, call.node.getStart()).line;
    const lastLine = findPosition(source, call.node.getEnd()).line;
    return { step: call.step, file: source.path, firstLine, lastLine, hits };
  });
  return {
    imports: imports.flatMap(({ node }) =>
      whole.map((difference) => locate(difference, { certainty: 'sure', node })),
    ),
    calls,
  };
}
