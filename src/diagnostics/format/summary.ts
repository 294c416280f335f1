import type { Diagnostic } from '../diagnostic.ts';
import type { Severity } from '../entry.ts';

/** How many findings of each severity there are. */
export function countBySeverity(diagnostics: readonly Diagnostic[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of diagnostics) counts[severity] += 1;
  return counts;
}

/** `2 errors, 1 warning`; `no findings` when there is none. */
export function printSummary(diagnostics: readonly Diagnostic[]): string {
  const parts = Object.entries(countBySeverity(diagnostics))
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${count} ${severity}${count === 1 ? '' : 's'}`);
  return parts.length === 0 ? 'no findings' : parts.join(', ');
}
