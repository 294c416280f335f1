import { closest, distance } from 'fastest-levenshtein';
import { UserError } from '../../diagnostics/errors.ts';
import { readSecretFile } from './read-secret-file.ts';
import { parseSecretReference } from './secret-reference.ts';
import type { SecretStore } from './secret-store.ts';

/** So many letters may differ between what is meant and what is there. */
const LARGEST_SLIP = 3;

/**
 * The embedded store: a YAML file (`parse-secret-file.ts` shows its forms) that only its owner can
 * read and that Git ignores (`read-secret-file.ts` says what is refused). It is read at each call.
 *
 * Its `read` throws UserError `secrets.missing`, `secrets.file-refused`, `secrets.file-invalid` and
 * `secret.bad-reference`.
 */
export function createFileSecretStore(file: string): SecretStore {
  return {
    async read(references) {
      const wanted = [...new Set(references)];
      wanted.forEach(parseSecretReference);
      if (wanted.length === 0) return new Map();
      const text = await readSecretFile(file);
      const known = text === undefined ? new Map<string, string>() : await parse(text, file);
      const missing = wanted.filter((reference) => !known.has(reference));
      if (missing.length > 0) throw explainMissing(file, missing, known, text !== undefined);
      return new Map(wanted.map((reference) => [reference, known.get(reference)!]));
    },
    close: async () => {},
  };
}

async function parse(text: string, file: string): Promise<ReadonlyMap<string, string>> {
  const { parseSecretFile } = await import('./parse-secret-file.ts');
  const { values, problems } = parseSecretFile(text);
  if (problems.length === 0) return values;
  throw new UserError(
    'secrets.file-invalid',
    `${file} can't be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    { exit: 'missingPrerequisite', mend: 'Correct these lines.' },
  );
}

function explainMissing(
  file: string,
  missing: readonly string[],
  known: ReadonlyMap<string, string>,
  isThere: boolean,
): UserError {
  const names = missing.map((reference) => `  ${reference}${suggest(reference, known)}`).join('\n');
  const how = isThere ? `Add to ${file}:` : `Create ${file}, ignored by Git and with mode 0600:`;
  return new UserError('secrets.missing', `These secrets are not on this machine:\n${names}`, {
    exit: 'missingPrerequisite',
    mend: `${how}\n${printSnippet(missing)}`,
  });
}

function suggest(reference: string, known: ReadonlyMap<string, string>): string {
  if (known.size === 0) return '';
  const nearest = closest(reference, [...known.keys()]);
  return distance(reference, nearest) <= LARGEST_SLIP ? ` (there is ${nearest})` : '';
}

function printSnippet(references: readonly string[]): string {
  const fields = Map.groupBy(references, (reference) => reference.split('#')[0]!);
  return [...fields]
    .map(([location, group]) => {
      const lines = group.map((reference) => `  ${printKey(reference.split('#')[1]!)}: "…"`);
      return `${printKey(location)}:\n${lines.join('\n')}`;
    })
    .join('\n');
}

/** Quoted where YAML could take it for something else than text. */
function printKey(name: string): string {
  const isPlain = /^[A-Za-z][\w./-]*$/.test(name) && !/^(true|false|null)$/i.test(name);
  return isPlain ? name : JSON.stringify(name);
}
