import { catalog } from '../diagnostics/catalog/index.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { CatalogEntry } from '../diagnostics/entry.ts';
import { UserError } from '../diagnostics/errors.ts';
import { suggestName } from './suggest-name.ts';

const codes: ReadonlySet<string> = new Set(
  Object.values(catalog as Record<string, CatalogEntry>).map(({ code }) => code),
);

/**
 * Findings of these codes as errors, which no comment in a file can accept. Whoever compiles decides,
 * not the repository: a platform team checks with `--forbid P815` where Groovy must not be used.
 */
export function forbidFindings(
  diagnostics: readonly Diagnostic[],
  forbidden: readonly string[],
): Diagnostic[] {
  return diagnostics.map((found) =>
    forbidden.includes(found.code) ? { ...found, severity: 'error' } : found,
  );
}

/** Throws `UserError` `forbid.unknown` for a code that no finding has. */
export function requireCodes(forbidden: readonly string[]): void {
  for (const code of forbidden) {
    if (codes.has(code)) continue;
    throw new UserError('forbid.unknown', `There is no finding ${JSON.stringify(code)}.`, {
      mend: `Codes look like P815${suggestName(code, [...codes])}. All of them: platform explain.`,
    });
  }
}
