import type { Difference } from './difference.ts';
import { rules } from './rules/index.ts';

/** Longer values say no more than that something differs. */
const shownCharacters = 60;

/** A difference as one line: `helmDeploy.deadline: the default is another (10m → 5m)`. */
export function describeDifference(difference: Difference): string {
  const { step, path, rule, before, after } = difference;
  const place = [step, path].filter((part) => part !== undefined && part !== '').join('.');
  const values = showValues(before, after);
  return `${place === '' ? '' : `${place}: `}${rules[rule].title}${values === '' ? '' : ` (${values})`}`;
}

function showValues(before: unknown, after: unknown): string {
  const [old, now] = [show(before), show(after)];
  if (old === undefined || now === undefined) return old ?? now ?? '';
  return `${old} → ${now}`;
}

function show(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text;
}
