import { closest, distance } from 'fastest-levenshtein';
import { catalog, type DiagnosticName } from './catalog/index.ts';
import type { CatalogEntry } from './entry.ts';
import { UserError } from './errors.ts';
import { quote } from './quote.ts';

/**
 * Everything about one finding, for `platform explain P401`. Takes a code in any case (`p401`,
 * `401`) or a name (`image-not-built`).
 *
 * @throws UserError `explain.unknownCode` with the nearest code or name when there is no such one.
 */
export function explainDiagnostic(query: string): string {
  const name = findName(query);
  if (name === undefined) {
    throw new UserError('explain.unknownCode', `There is no finding ${quote(query)}.`, {
      mend: suggest(query),
    });
  }
  const { code, severity, cause, mend, example } = catalog[name] as CatalogEntry;
  const lines = example.split('\n').map((line) => `  ${line}`);
  return [
    `${code} ${name} (${severity})`,
    '',
    cause,
    '',
    'Example',
    ...lines,
    '',
    'Mend',
    `  ${mend}`,
    '',
  ].join('\n');
}

function findName(query: string): DiagnosticName | undefined {
  const wanted = query.trim().toLowerCase();
  const code = /^p?(\d{3})$/.exec(wanted)?.[1];
  return (Object.keys(catalog) as DiagnosticName[]).find(
    (name) => name === wanted || (code !== undefined && catalog[name].code === `P${code}`),
  );
}

function suggest(query: string): string {
  const wanted = query.trim().slice(0, 100);
  const known = Object.entries(catalog).flatMap(([name, { code }]) => [name, code]);
  const near = closest(/\d/.test(wanted) ? wanted.toUpperCase() : wanted.toLowerCase(), known);
  const isNear = distance(wanted.toLowerCase(), near.toLowerCase()) <= Math.max(2, near.length / 3);
  return isNear
    ? `Did you mean \`platform explain ${near}\`?`
    : 'Give a code such as P401 or a name such as image-not-built.';
}
