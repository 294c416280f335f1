import { realpath } from 'node:fs/promises';
import { execa } from 'execa';

/** A file a program needs to start: where the loader looks for it, and where it really lies. */
export interface SharedLibrary {
  readonly path: string;
  readonly source: string;
}

/**
 * Lists the dynamic loader and the shared libraries of a program, as `ldd` finds them on this machine.
 *
 * @returns sorted by path; or what is wrong, as a sentence.
 */
export async function listSharedLibraries(
  program: string,
): Promise<readonly SharedLibrary[] | string> {
  const { stdout, failed } = await execa('ldd', [program], { reject: false, env: { LC_ALL: 'C' } });
  if (failed) return 'ldd cannot read the Node program here (is this a system without glibc?)';
  const missing = /^\s*(\S+) => not found$/m.exec(stdout);
  if (missing !== null) return `the library ${missing[1]} is not installed`;
  const paths = [...stdout.matchAll(/(?:=> )?(\/\S+) \(0x[0-9a-f]+\)$/gm)].map(
    (match) => match[1] as string,
  );
  const libraries = paths.map(async (path) => ({ path, source: await realpath(path) }));
  return (await Promise.all(libraries)).sort((left, right) => (left.path < right.path ? -1 : 1));
}
