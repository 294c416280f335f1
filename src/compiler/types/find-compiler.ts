import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PlatformError } from '../../diagnostics/errors.ts';

/** The native TypeScript compiler of this machine. */
export interface TypeScriptCompiler {
  /** Absolute path of the program itself, not of its wrapper for Node. */
  readonly path: string;
  readonly version: string;
}

let found: TypeScriptCompiler | undefined;

/**
 * Finds the program in the package of this platform that `typescript` brings. Its wrapper would
 * start a second Node only to start the same program.
 *
 * @throws PlatformError `compiler.typescriptMissing` when the package was not installed
 */
export function findCompiler(): TypeScriptCompiler {
  found ??= locateCompiler();
  return found;
}

function locateCompiler(): TypeScriptCompiler {
  const platformPackage = `@typescript/typescript-${process.platform}-${process.arch}`;
  try {
    const typescript = createRequire(import.meta.url).resolve('typescript/package.json');
    const require = createRequire(typescript);
    const manifest = require.resolve(`${platformPackage}/package.json`);
    const program = process.platform === 'win32' ? 'tsc.exe' : 'tsc';
    const { version } = require(manifest) as { version: string };
    return { path: join(dirname(manifest), 'lib', program), version };
  } catch (cause) {
    throw new PlatformError(
      'compiler.typescriptMissing',
      `The TypeScript compiler for this machine (${platformPackage}) is not installed.`,
      {
        mend: 'Install jenkins-pipeline-sdk again without leaving out optional dependencies (`--omit=optional`).',
        exit: 'missingPrerequisite',
        cause,
      },
    );
  }
}
