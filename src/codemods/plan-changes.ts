import semver from 'semver';
import type { LibraryManifest } from '../compatibility/library-manifest.ts';
import type { ContractChange } from '../contracts/change.ts';

/** A change with what the step was like around it. */
export interface PlannedChange {
  readonly change: ContractChange;
  /** The names that a call may have when the change is followed. */
  readonly calledBy: ReadonlySet<string>;
  /** The name behind the change. */
  readonly step: string;
  /** The parameters by position in front of the change and behind it. */
  readonly positional: readonly string[];
  readonly positionalAfter: readonly string[];
}

/**
 * The changes that lead to this version of a library, in the order in which they came.
 *
 * @param from the version that the author's files are written for; without it all changes count,
 *   which is harmless: those that were followed are recognised
 */
export function planChanges(library: LibraryManifest, from?: string): PlannedChange[] {
  const planned = Object.entries(library.steps).flatMap(([name, step]) =>
    planStep(name, step.positional, step.changes, library),
  );
  return planned
    .filter(({ change }) => from === undefined || semver.gt(change.since, from))
    .map((item, index) => ({ item, index }))
    .sort((one, other) => compareVersions(one.item, other.item) || one.index - other.index)
    .map(({ item }) => item);
}

function compareVersions({ change: one }: PlannedChange, { change: other }: PlannedChange): number {
  if (one.since === other.since) return 0;
  return semver.gt(one.since, other.since) ? 1 : -1;
}

/** Goes back from what the step is like now. */
function planStep(
  name: string,
  positional: readonly string[],
  changes: readonly ContractChange[],
  library: LibraryManifest,
): PlannedChange[] {
  const planned: PlannedChange[] = [];
  let step = name;
  let later = new Set([name]);
  let after = positional;
  for (const change of changes.toReversed()) {
    const before = undo(change, after);
    if (change.kind === 'rename-step' || change.kind === 'replace-step') {
      const old = library.steps[change.from];
      // A step that is there and not deprecated is another one that took the name.
      if (old === undefined || old.deprecated !== undefined) {
        const calledBy = new Set([change.from]);
        planned.unshift({ change, calledBy, step, positional: before, positionalAfter: after });
      }
      if (change.kind === 'rename-step') {
        step = change.from;
        later = new Set([...later, step]);
        continue;
      }
      // What came before is of the other step, which has no contract any more.
      continue;
    }
    planned.unshift({ change, calledBy: later, step, positional: before, positionalAfter: after });
    after = before;
  }
  return planned;
}

/** The parameters by position in front of a change. */
function undo(change: ContractChange, after: readonly string[]): readonly string[] {
  switch (change.kind) {
    case 'rename-parameter':
    case 'invert-flag':
    case 'change-unit':
      return after.map((name) => (name === change.to ? change.from : name));
    case 'remove-parameter':
      return change.position === undefined
        ? after
        : after.toSpliced(change.position, 0, change.parameter);
    case 'position-to-option':
      return after.toSpliced(change.position, 0, change.parameter);
    case 'add-parameter':
    case 'option-to-position':
      return after.filter((name) => name !== change.parameter);
    case 'replace-step': {
      const renames = Object.entries(change.parameters ?? {});
      const old = (name: string) => renames.find(([, to]) => to === name)?.[0] ?? name;
      return change.positional ?? after.map(old);
    }
    default:
      return after;
  }
}
