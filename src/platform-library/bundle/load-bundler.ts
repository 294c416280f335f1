import { createRequire } from 'node:module';
import { join } from 'node:path';
import { UserError } from '../../diagnostics/errors.ts';

type Bundler = typeof import('esbuild');

/**
 * The bundler that the library's repository brings: it is a native program, which authors of
 * pipelines have no use for.
 *
 * @throws UserError `library.bundler` when it is not installed
 */
export function loadBundler(root: string): Bundler {
  try {
    return createRequire(join(root, 'package.json'))('esbuild') as Bundler;
  } catch (cause) {
    throw new UserError('library.bundler', 'The bundler `esbuild` can not be loaded.', {
      mend: 'Install what package.json names: npm ci',
      exit: 'missingPrerequisite',
      cause,
    });
  }
}
