import fc from 'fast-check';
import { groovyWords } from '../../src/contracts/reserved-names.ts';
import type { Pipeline } from '../../src/model/pipeline.ts';
import type { Carrier } from './carriers.ts';
import { type FoundText, findTexts } from './find-texts.ts';
import { hostileString, joinToOriginal } from './hostile-strings.ts';
import { type FoundErrors, findErrors, findNewError } from './judge.ts';
import { groupTexts, replaceTexts } from './replace-texts.ts';

/** A text in its place, and what the diagnostics said. */
export interface PlacedText {
  readonly place: string;
  readonly text: string;
  readonly refusedBy: string | undefined;
}

/** The same pipeline three times: with hostile texts, with marks in the same places, and what they are. */
export interface Prepared {
  readonly carrier: string;
  readonly hostile: Pipeline;
  readonly marked: Pipeline;
  /** The hostile text of each mark, `mark7mark`. */
  readonly texts: readonly string[];
}

/** One hostile text for every place of a carrier. */
export interface Round {
  readonly placed: readonly PlacedText[];
  /** The accepted texts, in as few pipelines as can hold them. */
  readonly prepared: readonly Prepared[];
}

type Change = readonly [group: readonly FoundText[], text: string];

/** What a place has in the marked pipeline: it means nothing in any language, and no place changes it. */
export const printMark = (index: number): string => `mark${index}mark`;

/**
 * Puts a generated text into every place of a pipeline, each alone, and asks the diagnostics; those
 * that they let through then stand in one pipeline together, or in two where they disturb each other.
 */
export function prepareRound({ name, pipeline }: Carrier, seed: number): Round {
  const groups = groupTexts(findTexts(pipeline));
  const strings = fc.sample(hostileString, { seed, numRuns: groups.length });
  const known = findErrors(pipeline);
  const placed: PlacedText[] = [];
  const accepted: Change[] = [];
  for (const [index, group] of groups.entries()) {
    const [first] = group as [FoundText];
    const text = joinToOriginal(strings[index] as (typeof strings)[number], first.text);
    const change: Change = [group, text];
    const refusedBy = findNewError(replaceTexts(pipeline, [change]), known);
    placed.push(...group.map(({ place }) => ({ place, text, refusedBy })));
    if (refusedBy === undefined) accepted.push(change);
  }
  return {
    placed,
    prepared: combine(pipeline, accepted, known).map((changes) => fillIn(name, pipeline, changes)),
  };
}

/** Divides the changes until the diagnostics let each part through. */
function combine(
  pipeline: Pipeline,
  changes: readonly Change[],
  known: FoundErrors,
): (readonly Change[])[] {
  if (changes.length === 0) return [];
  if (changes.length === 1 || findNewError(replaceTexts(pipeline, changes), known) === undefined)
    return [changes];
  const half = changes.length >> 1;
  return [changes.slice(0, half), changes.slice(half)].flatMap((part) =>
    combine(pipeline, part, known),
  );
}

function fillIn(carrier: string, pipeline: Pipeline, changes: readonly Change[]): Prepared {
  return {
    carrier,
    hostile: replaceTexts(pipeline, changes),
    marked: replaceTexts(
      pipeline,
      // A word of Groovy is printed another way as a name: it stays what it is.
      changes.map(([group, text], index) => [
        group,
        groovyWords.has(text) ? text : printMark(index),
      ]),
    ),
    texts: changes.map(([, text]) => text),
  };
}
