import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UserError } from '../../diagnostics/errors.ts';

type Bundler = typeof import('esbuild');

/**
 * The bundler that the library's repository brings: it is a native program, which authors of
 * pipelines have no use for.
 *
 * @throws UserError `library.bundler` when it is not installed
 */
export async function loadBundler(root: string): Promise<Bundler> {
  for (const base of [join(root, 'package.json'), import.meta.filename])
    try {
      const { href } = pathToFileURL(createRequire(base).resolve('esbuild'));
      return ((await import(href)) as { default: Bundler }).default;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    }
  throw new UserError('library.bundler', 'The bundler `esbuild` is not installed.', {
    mend: 'Install what package.json names: npm ci',
    exit: 'missingPrerequisite',
  });
}
