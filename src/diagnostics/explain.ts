import { closest, distance } from 'fastest-levenshtein';
import { catalog, type DiagnosticName } from './catalog/index.ts';
import type { CatalogEntry } from './entry.ts';
import { UserError } from './errors.ts';
import { quote } from './quote.ts';

/**
 * Everything about one finding, for `platform explain P401`. Takes a code in any case (`p401`,
 * `401`) or a name (`image-not-built`).
 *
 * @param otherNames what else can be explained, for the suggestion when nothing has the name
 * @throws UserError `explain.unknownCode` with the nearest code or name when there is no such one.
 */
export function explainDiagnostic(query: string, otherNames: readonly string[] = []): string {
  const name = findName(query);
  if (name === undefined) {
    const what = otherNames.length === 0 ? 'finding' : 'finding or step';
    throw new UserError('explain.unknownCode', `There is no ${what} ${quote(query)}.`, {
      mend: suggest(query, otherNames),
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

function suggest(query: string, otherNames: readonly string[]): string {
  const wanted = query.trim().slice(0, 100).toLowerCase();
  const codes = Object.entries(catalog).flatMap(([name, { code }]) => [name, code]);
  const known = new Map([...codes, ...otherNames].map((name) => [name.toLowerCase(), name]));
  const near = closest(wanted, [...known.keys()]);
  const isNear = distance(wanted, near) <= Math.max(2, near.length / 3);
  return isNear
    ? `Did you mean \`platform explain ${known.get(near)}\`?`
    : 'Give a code such as P401 or a name such as image-not-built.';
}
