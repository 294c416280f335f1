import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Root } from './boundary.ts';

/**
 * The file that a package specifier means among the allowed packages: a subpath as it is written,
 * or the package's entry (`exports["."]`, then `main`, then `index.js`). Not yet checked against
 * the boundary.
 */
export function resolvePackage(
  specifier: string,
  packages: readonly Root[],
): { root: Root; path: string } | undefined {
  const root = packages.find(
    ({ packageName }) => specifier === packageName || specifier.startsWith(`${packageName}/`),
  );
  if (root === undefined) return undefined;
  const subpath = specifier.slice((root.packageName as string).length + 1);
  return { root, path: join(root.path, subpath === '' ? findEntry(root) : subpath) };
}

type Exported = string | { readonly [condition: string]: Exported } | undefined;

function findEntry(root: Root): string {
  const manifest = JSON.parse(readFileSync(join(root.path, 'package.json'), 'utf8')) as {
    exports?: Exported;
    main?: string;
  };
  let exported = manifest.exports;
  while (typeof exported === 'object')
    exported = exported['.'] ?? exported['import'] ?? exported['default'];
  return exported ?? manifest.main ?? 'index.js';
}
