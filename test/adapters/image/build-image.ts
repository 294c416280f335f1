import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assembleImage } from '../../../src/adapters/image/assemble-image.ts';
import type { AssembledImage, ImageRequest } from '../../../src/adapters/image/image-request.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';

/** What a tree holds: a text, bytes, a link, or a file that may be executed. */
export type Tree = Readonly<
  Record<string, string | Buffer | { readonly link: string } | { readonly program: string }>
>;

/** Writes files into a folder. */
export function writeTree(folder: string, tree: Tree): void {
  for (const [path, content] of Object.entries(tree)) {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    if (typeof content === 'string' || Buffer.isBuffer(content)) writeFileSync(place, content);
    else if ('link' in content) symlinkSync(content.link, place);
    else writeFileSync(place, content.program, { mode: 0o755 });
  }
}

/** A context of its own, filled. */
export function makeContext(tree: Tree): string {
  const folder = join(makeTemporaryFolder(), 'context');
  mkdirSync(folder);
  writeTree(folder, tree);
  return folder;
}

/** Assembles an image of a tree, with what a test does not care about filled in. */
export function buildImage(
  tree: Tree,
  request: Partial<ImageRequest> = {},
  signal?: AbortSignal,
): Promise<AssembledImage> {
  return assembleImage(
    {
      name: 'sample',
      contextDirectory: request.contextDirectory ?? makeContext(tree),
      base: 'scratch',
      platforms: ['linux/amd64'],
      command: ['server'],
      output: join(makeTemporaryFolder(), 'layout'),
      ...request,
    },
    signal,
  );
}
