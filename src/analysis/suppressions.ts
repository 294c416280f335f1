import { catalog } from '../diagnostics/catalog/index.ts';
import { createDiagnostic, type Diagnostic, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import type { CatalogEntry } from '../diagnostics/entry.ts';
import type { Position } from '../diagnostics/position.ts';
import { suggestName } from './suggest-name.ts';

/** A comment `// platform-allow P803: reason` with the line that it is about. */
interface Suppression {
  readonly codes: readonly string[];
  readonly reason: string;
  readonly position: Position;
  /** The next line that is no comment. */
  readonly line: number;
}

const severities = new Map(
  Object.values(catalog as Record<string, CatalogEntry>).map(({ code, severity }) => [
    code,
    severity,
  ]),
);

/**
 * Takes out the warnings and notes that a comment on the line above accepts, and adds what is wrong
 * with such comments. Errors always stay. Pure.
 *
 * @param sources repository-relative path → text of every file that the compiler read
 */
export function applySuppressions(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, string>,
): Diagnostic[] {
  const accepted = new Map<string, { suppression: Suppression; code: string; isUsed: boolean }>();
  const added: Diagnostic[] = [];
  for (const [file, text] of sources) {
    for (const suppression of readSuppressions(file, text)) {
      if (suppression.codes.length === 0)
        added.push(
          createDiagnostic(
            'invalid-suppression',
            { problem: 'it names no code' },
            suppression.position,
          ),
        );
      for (const code of suppression.codes) {
        const problem = findProblem(code, suppression.reason);
        if (problem === undefined)
          accepted.set(`${file}:${suppression.line}:${code}`, { suppression, code, isUsed: false });
        else added.push(createDiagnostic('invalid-suppression', { problem }, suppression.position));
      }
    }
  }
  const kept = diagnostics.filter(({ code, severity, position }) => {
    if (severity === 'error' || position === undefined) return true;
    const entry = accepted.get(`${position.file}:${position.line}:${code}`);
    if (entry === undefined) return true;
    entry.isUsed = true;
    return false;
  });
  for (const { suppression, code, isUsed } of accepted.values())
    if (!isUsed)
      added.push(createDiagnostic('suppression-not-used', { code }, suppression.position));
  return sortDiagnostics([...kept, ...added]);
}

function readSuppressions(file: string, text: string): Suppression[] {
  if (!text.includes('platform-allow')) return [];
  const lines = text.split(/\r\n|\n|\r/);
  return lines.flatMap((line, index) => {
    const match = /^(\s*)\/\/\s*platform-allow\b([^:]*)(?::(.*))?$/.exec(line);
    if (match === null) return [];
    const [, indent = '', codes = '', reason = ''] = match;
    const next = lines.findIndex(
      (other, candidate) => candidate > index && !/^\s*(?:\/\/.*)?$/.test(other),
    );
    return [
      {
        codes: codes.split(/[\s,]+/).filter((code) => code !== ''),
        reason: reason.trim(),
        position: { file, line: index + 1, column: indent.length + 1 },
        line: next + 1,
      },
    ];
  });
}

function findProblem(code: string, reason: string): string | undefined {
  const severity = severities.get(code);
  if (severity === undefined)
    return `there is no finding ${JSON.stringify(code)}${suggestName(code, [...severities.keys()])}`;
  if (severity === 'error') return `${code} is an error, which can't be accepted`;
  return reason === '' ? `it gives no reason for ${code}` : undefined;
}
