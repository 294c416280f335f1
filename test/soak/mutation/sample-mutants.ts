import fc from 'fast-check';
import type { Mutant } from './mutant.ts';

/** Every file has at least as many mutants, where it has them. */
const fewestPerFile = 3;

/**
 * Chooses every mutant that removes a rule or a report, and of the others a share that is the same
 * for each file. The same seed chooses the same.
 */
export function sampleMutants(mutants: readonly Mutant[], share: number, seed: number): Mutant[] {
  const always = mutants.filter(isRemovedRule);
  const byFile = Map.groupBy(
    mutants.filter((mutant) => !isRemovedRule(mutant)),
    ({ file }) => file,
  );
  const chosen = [...byFile.values()].flatMap((list) => {
    const count = Math.min(list.length, Math.max(fewestPerFile, Math.round(list.length * share)));
    const choice = fc.shuffledSubarray(list, { minLength: count, maxLength: count });
    return fc.sample(choice, { seed, numRuns: 1 })[0] as Mutant[];
  });
  return [...always, ...chosen].sort(
    (a, b) => compare(a.file, b.file) || a.start - b.start || a.end - b.end,
  );
}

/** Whether a rule is missing, or one of its reports. */
export function isRemovedRule({ operator }: Mutant): boolean {
  return operator === 'rule' || operator === 'report';
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
