import { distance } from 'fastest-levenshtein';

/**
 * The candidate that a person most likely meant, or undefined when none is near: at most one typing
 * mistake in three letters, and upper and lower case count as equal.
 */
export function findClosest(name: string, candidates: readonly string[]): string | undefined {
  const typed = name.toLowerCase();
  const ranked = candidates
    .map((candidate) => ({ candidate, mistakes: distance(typed, candidate.toLowerCase()) }))
    .sort((a, b) => a.mistakes - b.mistakes);
  const best = ranked[0];
  const allowed = Math.max(1, Math.floor(name.length / 3));
  return best && best.mistakes <= allowed ? best.candidate : undefined;
}
