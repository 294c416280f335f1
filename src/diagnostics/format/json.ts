import type { Diagnostic } from '../diagnostic.ts';
import { maskSecrets } from '../secret-patterns.ts';
import { countBySeverity } from './summary.ts';

/** The version of the JSON format; a field is never removed or given another meaning within one. */
export const jsonFormatVersion = 1;

/**
 * Findings for programs: one JSON document with a line break at the end. Texts are as they are but
 * for credentials, which are masked.
 */
export function formatJson(diagnostics: readonly Diagnostic[]): string {
  const document = {
    version: jsonFormatVersion,
    summary: countBySeverity(diagnostics),
    diagnostics: diagnostics.map((found) => ({
      code: found.code,
      name: found.name,
      severity: found.severity,
      message: maskSecrets(found.message),
      mend: maskSecrets(found.mend),
      position: found.position ?? null,
      related: found.related.map(({ message, position }) => ({
        message: maskSecrets(message),
        position,
      })),
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
