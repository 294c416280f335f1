import type { Mutant } from './mutant.ts';

/** A change that no test can notice, since the program does the same. */
interface Equivalent {
  readonly file: string;
  readonly operator: Mutant['operator'];
  /** The replaced source text. */
  readonly original: string;
  readonly reason: string;
}

/** Few, each with its reason; everything else that survives counts against the tests. */
const equivalents: readonly Equivalent[] = [];

/** Why a mutant changes nothing; undefined when it does. */
export function explainEquivalent(mutant: Mutant): string | undefined {
  return equivalents.find(
    ({ file, operator, original }) =>
      file === mutant.file && operator === mutant.operator && original === mutant.original,
  )?.reason;
}
