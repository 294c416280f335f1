import { catalog } from '../diagnostics/catalog/index.ts';
import type { CatalogEntry } from '../diagnostics/entry.ts';
import { explainDiagnostic as explainText } from '../diagnostics/explain.ts';

/** One finding in full, as text or JSON. */
export function explainDiagnostic(query: string, json: boolean): string {
  const text = explainText(query);
  if (!json) return text;
  const [code = '', name = ''] = text.split(' ');
  const { severity, cause, mend, example } = (catalog as Readonly<Record<string, CatalogEntry>>)[
    name
  ] as CatalogEntry;
  return `${JSON.stringify({ code, name, severity, cause, mend, example }, null, 2)}\n`;
}

/** Every finding there is, a line each. */
export function listDiagnostics(json: boolean): string {
  const rows = Object.entries(catalog).map(([name, { code, severity }]) => ({
    code,
    severity,
    name,
  }));
  if (json) return `${JSON.stringify(rows, null, 2)}\n`;
  return `${rows.map((row) => `${row.code}  ${row.severity.padEnd(7)}  ${row.name}`).join('\n')}\n`;
}
