import pLimit from 'p-limit';
import type { ParseProblem, SourceText } from '../codemods/source/parse-source.ts';
import { isFromPackage, readImports } from '../codemods/source/read-imports.ts';
import type { LibraryComparison } from '../compatibility/compare-libraries.ts';
import type { LibraryManifest } from '../compatibility/library-manifest.ts';
import type { Consumer } from './consumer.ts';
import { findHits, groupDifferences, pairSteps } from './find-hits.ts';
import type { Hit } from './hit.ts';
import { readModels } from './read-models.ts';
import { readSources } from './read-sources.ts';
import { useModels } from './use-models.ts';

/** What is known of one consumer. */
export interface ConsumerReport {
  readonly consumer: string;
  /** Files that were looked at. */
  readonly files: number;
  readonly hits: readonly Hit[];
  /** Files that do not parse: nothing is known of them. */
  readonly problems: readonly ParseProblem[];
}

/** Repositories read at the same time: enough to hide the way to a server, few enough for one that limits. */
const readAtOnce = 8;

/** Looks at every consumer. The reports stand in the order of the consumers. */
export async function checkConsumers(
  comparison: LibraryComparison,
  libraries: { readonly before: LibraryManifest; readonly after: LibraryManifest },
  consumers: readonly Consumer[],
): Promise<ConsumerReport[]> {
  const differences = groupDifferences(comparison);
  const { before, after } = libraries;
  const steps = pairSteps(before, after);
  const limit = pLimit(readAtOnce);
  return limit.map(consumers, async (consumer): Promise<ConsumerReport> => {
    const { files, problems } = await readSources(consumer);
    const found = files.map((file) =>
      findHits(consumer.name, file, before.name, differences, steps),
    );
    const texts = new Map(files.map(({ path, text }) => [path, text]));
    const isCaller = files.some((file) => importsLibrary(file, before.name));
    const models = isCaller ? await readModels(consumer, texts) : [];
    const calls = found.flatMap((file) => file.calls);
    const hits = [
      ...found.flatMap((file) => file.imports),
      ...useModels(consumer.name, calls, models, differences, steps),
    ];
    hits.sort(comparePlaces);
    return { consumer: consumer.name, files: files.length, hits, problems };
  });
}

function importsLibrary(source: SourceText, library: string): boolean {
  return readImports(source).some(({ specifier }) => isFromPackage(specifier, library));
}

function comparePlaces({ position: one }: Hit, { position: other }: Hit): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.line - other.line || one.column - other.column;
}
