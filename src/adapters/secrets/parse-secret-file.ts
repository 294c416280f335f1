import { isMap, isScalar, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import { parseSecretReference } from './secret-reference.ts';

/** What a secrets file holds. */
export interface SecretFileContent {
  /** Values by reference. */
  readonly values: ReadonlyMap<string, string>;
  /** What is wrong, each with its line; no value stands in it. */
  readonly problems: readonly string[];
}

/**
 * Reads the YAML of a secrets file: mappings nested by mount and path (parts may be joined by `/`)
 * down to fields, or whole references as keys, or both.
 *
 * ```yaml
 * kv/payments:
 *   database_url: postgres://…
 * kv/release#deploy_key: |
 *   -----BEGIN …
 * ```
 */
export function parseSecretFile(text: string): SecretFileContent {
  const values = new Map<string, string>();
  const lines = new Map<string, number>();
  const problems: string[] = [];
  const counter = new LineCounter();
  const lineOf = (node: Node | null | undefined) => counter.linePos(node?.range?.[0] ?? 0).line;

  function addMapping(pairs: readonly Pair[], path: readonly string[]): void {
    for (const pair of pairs) {
      const key = isScalar(pair.key) ? pair.key.value : undefined;
      const line = lineOf(pair.key as Node);
      if (typeof key !== 'string') {
        problems.push(`line ${line}: a name that is no text; put it in quotes`);
      } else if (isMap(pair.value)) {
        addMapping(pair.value.items as Pair[], [...path, key]);
      } else {
        addValue(nameReference(path, key), pair.value as Node | null, line);
      }
    }
  }

  function addValue(reference: string, node: Node | null, line: number): void {
    const value = isScalar(node) ? node.value : undefined;
    try {
      parseSecretReference(reference);
    } catch (error) {
      problems.push(`line ${line}: ${(error as Error).message}`);
      return;
    }
    if (typeof value !== 'string') {
      problems.push(`line ${line}: ${reference} is ${describeKind(node)}`);
    } else if (lines.has(reference)) {
      problems.push(`line ${line}: ${reference} stands in line ${lines.get(reference)} already`);
    } else {
      lines.set(reference, line);
      values.set(reference, value);
    }
  }

  // Messages of the parser are not shown: they quote the file.
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  for (const { code, pos } of document.errors) {
    const { line, col } = counter.linePos(pos[0]);
    problems.push(`line ${line}, column ${col}: not valid YAML (${code})`);
  }
  if (isMap(document.contents)) addMapping(document.contents.items as Pair[], []);
  else if (document.contents !== null) problems.push('line 1: not a mapping of names to values');
  return { values, problems };
}

function nameReference(path: readonly string[], key: string): string {
  const location = path.join('/');
  if (key.includes('#')) return location === '' ? key : `${location}/${key}`;
  return `${location}#${key}`;
}

function describeKind(node: Node | null): string {
  const value = isScalar(node) ? node.value : undefined;
  if (value === null) return 'empty';
  if (typeof value === 'number' || typeof value === 'bigint') return 'a number; put it in quotes';
  if (typeof value === 'boolean') return 'a truth value; put it in quotes';
  return 'no text; a secret is one text, in quotes or as a block behind |';
}
