import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { UserError } from '../diagnostics/errors.ts';
import { type LibraryManifest, manifestPath } from './library-manifest.ts';
import { parseManifest } from './parse-manifest.ts';

/**
 * The manifest of a version of a library.
 *
 * @param word a folder with a library, the path of a manifest, or a tag, branch or commit of the
 *   repository around `library`; what exists as a path is taken for one
 * @param library absolute path of the library that the tag belongs to
 * @throws UserError `library.not-found` when the word means nothing or what it means has no
 *   manifest, and the errors of `parseManifest`
 */
export async function readLibrary(word: string, library: string): Promise<LibraryManifest> {
  const path = resolve(library, word);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return readAtRevision(word, library);
  const file = found.isDirectory() ? join(path, manifestPath) : path;
  const text = await readFile(file, 'utf8').catch(() => {
    throw notFound(`The folder ${word} has no ${manifestPath}.`);
  });
  return parseManifest(text, found.isDirectory() ? `${manifestPath} of ${word}` : word);
}

async function readAtRevision(revision: string, library: string): Promise<LibraryManifest> {
  const { execa } = await import('execa');
  const git = (...args: string[]) => execa('git', args, { cwd: library, reject: false });
  const commit = await git(
    ...['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`],
  );
  if (commit.exitCode !== 0)
    throw notFound(
      `${revision} is neither a folder nor a tag, branch or commit of this repository.`,
    );
  const shown = await git('show', `${commit.stdout}:./${manifestPath}`);
  if (shown.exitCode !== 0)
    throw notFound(
      `${revision} has no ${manifestPath}: it was released before there were manifests.`,
    );
  return parseManifest(shown.stdout, `${manifestPath} of ${revision}`);
}

function notFound(message: string): UserError {
  return new UserError('library.not-found', message, {
    mend: 'Give a folder with a library, or a tag that carries a manifest: git tag --list',
    exit: 'missingPrerequisite',
  });
}
