import type { Diagnostic } from '../diagnostic.ts';
import type { Severity } from '../entry.ts';
import { toPrintable } from './printable.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'notice',
};

/**
 * Findings as workflow commands of GitHub Actions, one a line; GitHub shows them beside the changed
 * lines. Escaped as its toolkit documents it: `%`, CR and LF everywhere, `:` and `,` in properties.
 */
export function formatGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(formatCommand).join('');
}

function formatCommand(found: Diagnostic): string {
  const place =
    found.position === undefined
      ? []
      : [
          `file=${escapeProperty(found.position.file)}`,
          `line=${found.position.line}`,
          `col=${found.position.column}`,
        ];
  const properties = [...place, `title=${escapeProperty(`${found.code} ${found.name}`)}`];
  const text = toPrintable(`${found.message} ${found.mend}`);
  return `::${commands[found.severity]} ${properties.join(',')}::${escapeData(text)}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
