import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { transformSync } from 'oxc-transform';

/** The part of oxc-transform that is used. */
export interface Transformer {
  readonly transformSync: typeof transformSync;
}

let loaded: Transformer | undefined;

/**
 * oxc's transformer, which is native code. Its package takes 4 ms to find out which of twenty
 * builds fits this machine; the one that npm has installed beside it takes 1 ms, and only where
 * that is not found the package is asked.
 */
export function loadTransformer(): Transformer {
  loaded ??= loadInstalled(import.meta.dirname) ?? loadPackage();
  return loaded;
}

/** Name of the build for this machine, as in oxc-transform 0.151. */
const target = `${process.platform}-${process.arch}${{ linux: '-gnu', win32: '-msvc' }[process.platform as string] ?? ''}`;

function loadInstalled(folder: string): Transformer | undefined {
  const file = join(
    folder,
    `node_modules/@oxc-transform/binding-${target}/transform.${target}.node`,
  );
  if (existsSync(file)) {
    const module = { exports: {} };
    try {
      process.dlopen(module, file);
      return module.exports as Transformer;
    } catch {
      return undefined;
    }
  }
  return dirname(folder) === folder ? undefined : loadInstalled(dirname(folder));
}

function loadPackage(): Transformer {
  return createRequire(import.meta.url)('oxc-transform') as Transformer;
}
