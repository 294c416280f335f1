import type { Diagnostic } from '../diagnostic.ts';
import { formatGithub } from './github.ts';
import { formatJson } from './json.ts';
import { formatSarif } from './sarif.ts';
import { formatText, type TextFormatOptions } from './text.ts';

/** The formats that `--format` takes. */
export const diagnosticFormats = ['text', 'json', 'sarif', 'github'] as const;
export type DiagnosticFormat = (typeof diagnosticFormats)[number];

/** Findings in one of the formats, ready to be printed. The order is the caller's (`sortDiagnostics`). */
export function formatDiagnostics(
  format: DiagnosticFormat,
  diagnostics: readonly Diagnostic[],
  options: TextFormatOptions & { readonly version: string },
): string {
  switch (format) {
    case 'text':
      return formatText(diagnostics, options);
    case 'json':
      return formatJson(diagnostics);
    case 'sarif':
      return formatSarif(diagnostics, options);
    case 'github':
      return formatGithub(diagnostics);
  }
}
