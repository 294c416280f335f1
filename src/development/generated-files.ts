import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';

/** Repository-relative path → content. */
export type GeneratedFiles = ReadonlyMap<string, string>;

/** Folders that hold generated files only: what is there and is not generated any more goes. */
const generatedFolders = [
  'docs/reference',
  'docs/reference/steps',
  'schemas',
  'schemas/steps',
  'src/schema/steps',
  'vars',
];

/** Writes what differs and returns its paths. */
export function writeGenerated(root: string, files: GeneratedFiles): string[] {
  const stale = findStale(root, files);
  for (const path of stale) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileAtomic.sync(file, files.get(path) as string);
  }
  return stale;
}

/** The files that are missing or other than they would be generated now. */
export function findStale(root: string, files: GeneratedFiles): string[] {
  return [...files]
    .filter(([path, content]) => readText(join(root, path)) !== content)
    .map(([path]) => path);
}

/** Files of generated folders that nothing generates, for instance those of a removed step. */
export function findLeftOver(root: string, files: GeneratedFiles): string[] {
  return generatedFolders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => `${folder}/${entry.name}`),
    )
    .filter((path) => !files.has(path))
    .sort();
}

/** Removes what `findLeftOver` found and returns its paths. */
export function removeLeftOver(root: string, files: GeneratedFiles): string[] {
  const found = findLeftOver(root, files);
  for (const path of found) rmSync(join(root, path));
  return found;
}

function readText(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
