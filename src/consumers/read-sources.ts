import { posix } from 'node:path';
import {
  type ParseProblem,
  parseSource,
  type SourceText,
} from '../codemods/source/parse-source.ts';
import { readImports } from '../codemods/source/read-imports.ts';
import type { Consumer } from './consumer.ts';

/** A pipeline imports a few files of its own; whoever has more than this is no author. */
const maxFiles = 500;

/** The files of a consumer that make its pipelines. */
export interface ConsumerSources {
  /** In the order of their paths. */
  readonly files: readonly SourceText[];
  readonly problems: readonly ParseProblem[];
}

/** The pipeline files of a repository and the files of its own that they import, each once. */
export async function readSources(consumer: Consumer): Promise<ConsumerSources> {
  const files: SourceText[] = [];
  const problems: ParseProblem[] = [];
  const seen = new Set<string>();
  const waiting: (readonly string[])[] = consumer.pipelines.map((path) => [path]);
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const found = await readFirst(consumer, next, seen);
    if (found === undefined || seen.size > maxFiles) continue;
    const source = parseSource(found.path, found.text);
    if (!('tree' in source)) {
      problems.push(source);
      continue;
    }
    files.push(source);
    for (const { specifier } of readImports(source))
      if (specifier.startsWith('.')) waiting.push(candidates(found.path, specifier));
  }
  const byPath = (one: { path: string }, other: { path: string }) =>
    one.path < other.path ? -1 : 1;
  return { files: files.sort(byPath), problems };
}

async function readFirst(consumer: Consumer, paths: readonly string[], seen: Set<string>) {
  for (const path of paths) {
    if (seen.has(path)) return undefined;
    const text = await consumer.read(path);
    if (text === undefined) continue;
    seen.add(path);
    return { path, text };
  }
  return undefined;
}

/** The files that a relative import may mean; none outside of the repository, none that is no TypeScript. */
function candidates(from: string, specifier: string): string[] {
  const base = posix.normalize(posix.join(posix.dirname(from), specifier));
  if (base.startsWith('..')) return [];
  const plain = base.replace(/\.m?js$/, '');
  return [base, `${plain}.ts`, `${plain}.mts`, `${base}/index.ts`].filter((path) =>
    /\.m?ts$/.test(path),
  );
}
