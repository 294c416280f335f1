import type { LibraryManifest } from '../compatibility/library-manifest.ts';
import type { ContractChange } from '../contracts/change.ts';
import { InternalError } from '../diagnostics/errors.ts';
import type { Position } from '../diagnostics/position.ts';
import type { ChangeContext, ChangeOf, Outcome } from './change-context.ts';
import { codemods } from './changes/index.ts';
import { applyEdits, type TextEdit } from './edits/text-edit.ts';
import type { PlannedChange } from './plan-changes.ts';
import { findStepCalls } from './source/find-step-calls.ts';
import { findPosition, parseSource, type SourceText } from './source/parse-source.ts';
import { isFromPackage, readImports } from './source/read-imports.ts';
import { readArguments } from './source/step-call.ts';

/** A change that was followed in a file. */
export interface FollowedChange {
  readonly step: string;
  readonly change: ContractChange;
  /** How many calls were rewritten. */
  readonly calls: number;
}

/** A call that a person must look at. */
export interface LeftCall {
  /** In the text as it is now. */
  readonly position: Position;
  readonly step: string;
  readonly change: ContractChange;
  /** Why, as a sentence. */
  readonly reason: string;
}

/** What became of a file. */
export interface UpgradedSource {
  readonly path: string;
  readonly before: string;
  /** The same text when nothing had to change. */
  readonly after: string;
  readonly followed: readonly FollowedChange[];
  readonly left: readonly LeftCall[];
}

/** A change rewrites a call once or twice; more means that it does not know what it did. */
const maxRounds = 8;

/**
 * Follows the changes of a library in a file: the same text with other calls, everything between
 * them untouched. Doing it again changes nothing.
 *
 * @param plan from `planChanges`
 * @returns undefined for a file that does not import the library
 * @throws InternalError when a rewritten file would not parse, or a change finds no end
 */
export function upgradeSource(
  file: SourceText,
  plan: readonly PlannedChange[],
  library: LibraryManifest,
): UpgradedSource | undefined {
  let source = file;
  const { path } = file;
  if (!readImports(source).some(({ specifier }) => isFromPackage(specifier, library.name)))
    return undefined;
  const followed: FollowedChange[] = [];
  for (const planned of plan) {
    let calls = 0;
    for (let round = 0; ; round++) {
      const edits = findOutcomes(source, planned, library).flatMap(({ outcome }) =>
        'byHand' in outcome ? [] : [outcome],
      );
      if (edits.length === 0) break;
      if (round === maxRounds)
        throw new InternalError(
          `The change ${planned.change.kind} of ${planned.step} finds no end in ${path}.`,
        );
      calls = Math.max(calls, edits.length);
      source = rewrite(source, edits.flat());
    }
    if (calls > 0) followed.push({ step: planned.step, change: planned.change, calls });
  }
  const left = plan.flatMap((planned) =>
    findOutcomes(source, planned, library).flatMap(({ outcome }): LeftCall[] => {
      if (!('byHand' in outcome)) return [];
      const position = findPosition(source, outcome.node.getStart());
      return [{ position, step: planned.step, change: planned.change, reason: outcome.byHand }];
    }),
  );
  return { path, before: file.text, after: source.text, followed, left };
}

function rewrite(source: SourceText, edits: readonly TextEdit[]): SourceText {
  const next = parseSource(source.path, applyEdits(source.text, edits));
  if ('tree' in next) return next;
  const { line, column } = next.position;
  throw new InternalError(
    `The rewritten ${source.path} would not parse at ${line}:${column}: ${next.message}`,
  );
}

function findOutcomes(
  source: SourceText,
  planned: PlannedChange,
  library: LibraryManifest,
): { readonly outcome: NonNullable<Outcome> }[] {
  const { change, calledBy, step, positional, positionalAfter } = planned;
  return findStepCalls(source, (name) => calledBy.has(name)).flatMap((call) => {
    const given = readArguments(call, positional);
    const context = { source, call, given, positional, positionalAfter, step, library };
    const outcome = follow(change, context);
    return outcome === undefined || ('length' in outcome && outcome.length === 0)
      ? []
      : [{ outcome }];
  });
}

function follow<K extends ContractChange['kind']>(
  change: ChangeOf<K>,
  context: ChangeContext,
): Outcome {
  return codemods[change.kind](change as never, context);
}
