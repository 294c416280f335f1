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
): Hit[] {
  const imports = readImports(source).filter(({ specifier }) => isFromPackage(specifier, library));
  if (imports.length === 0) return [];
  const locate = (difference: Difference, { certainty, node }: Reached): Hit => ({
    consumer,
    position: findPosition(source, node.getStart()),
    difference,
    certainty,
  });
  const whole = imports.flatMap(({ node }) =>
    (differences.get(undefined) ?? []).map((difference) =>
      locate(difference, { certainty: 'sure', node }),
    ),
  );
  const inCalls = findStepCalls(source, (name) => differences.has(name)).flatMap((call) => {
    const step = steps.get(call.step);
    if (step === undefined) return [];
    return (differences.get(call.step) ?? []).flatMap((difference) => {
      const reached = reachCall(difference, call, step);
      return reached === undefined ? [] : [locate(difference, reached)];
    });
  });
  return [...whole, ...inCalls];
}
