import { existsSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { closest } from 'fastest-levenshtein';
import { UserError } from '../diagnostics/errors.ts';

/** The name that every command looks for. */
export const pipelineFileName = 'platform.pipeline.ts';

/** A pipeline file and the repository that it describes. */
export interface FoundPipeline {
  /** Absolute path. */
  readonly file: string;
  /** Absolute path of the folder with the file. */
  readonly repository: string;
}

/**
 * The pipeline files that the words of a command line mean: files, folders with one, globs of
 * either; without words the one of this folder or of the nearest above. Throws `UserError`
 * `pipeline.not-found` that says where it looked.
 */
export async function findPipelines(
  words: readonly string[],
  cwd: string,
): Promise<FoundPipeline[]> {
  if (words.length === 0) return [findNearest(cwd)];
  const found: FoundPipeline[] = [];
  for (const word of words) {
    const paths = /[*?{[]/.test(word) ? await expandGlob(word, cwd) : [resolve(cwd, word)];
    const files = paths.flatMap((path) => toPipelineFile(path));
    if (files.length === 0) throw notFound(word, cwd);
    found.push(...files);
  }
  return [...new Map(found.map((pipeline) => [pipeline.file, pipeline])).values()];
}

function findNearest(cwd: string): FoundPipeline {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const file = join(folder, pipelineFileName);
    if (existsSync(file)) return { file, repository: folder };
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder)
      throw notFound(pipelineFileName, cwd);
  }
}

async function expandGlob(word: string, cwd: string): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const pattern = isAbsolute(word) ? word : word.replace(/^\.\//, '');
  return (
    await glob([pattern], {
      cwd,
      onlyFiles: false,
      absolute: true,
      expandDirectories: false,
      followSymbolicLinks: false,
    })
  )
    .map((path) => path.replace(/\/$/, ''))
    .sort();
}

function toPipelineFile(path: string): FoundPipeline[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (found.isDirectory()) return toPipelineFile(join(path, pipelineFileName));
  return [{ file: path, repository: dirname(path) }];
}

function notFound(word: string, cwd: string): UserError {
  const near =
    existsSync(cwd) && basename(word) !== pipelineFileName && word.endsWith('.ts')
      ? ` Did you mean ${closest(basename(word), [pipelineFileName])}?`
      : '';
  return new UserError(
    'pipeline.not-found',
    `There is no ${word === pipelineFileName ? `${pipelineFileName} here or in a folder above` : `pipeline at ${word}`}.${near}`,
    {
      mend: 'Give the path of a platform.pipeline.ts, or make one with: platform new',
      exit: 'missingPrerequisite',
    },
  );
}
