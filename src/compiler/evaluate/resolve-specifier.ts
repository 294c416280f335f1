import { builtinModules } from 'node:module';
import { dirname, isAbsolute, resolve } from 'node:path';
import type { Position } from '../../diagnostics/position.ts';
import type { Boundary } from './boundary.ts';
import { type Location, locate, type SourceLocation } from './locate.ts';
import { createProblem } from './problem.ts';
import { resolvePackage } from './resolve-package.ts';

/** What a specifier leads to: a file, a module that the host brings, or a refusal. */
export type Resolution = Location | { readonly kind: 'host'; readonly name: string };

const builtins = new Set(builtinModules);

/**
 * Resolves the specifier of an import. Every path is checked by its text and again by its real
 * path, before anything of the file is read.
 *
 * @param hostModules names that the host brings itself, `jenkins-pipeline-sdk` among them
 * @param position where the import stands, for the refusal
 */
export function resolveSpecifier(
  specifier: string,
  importer: SourceLocation,
  boundary: Boundary,
  hostModules: ReadonlySet<string>,
  position: Position,
): Resolution {
  if (hostModules.has(specifier)) return { kind: 'host', name: specifier };
  if (/^\.\.?(\/|$)/u.test(specifier)) {
    const path = resolve(dirname(importer.path), specifier);
    return locate(path, importer.root, specifier, position);
  }
  const found = resolvePackage(specifier, boundary.packages);
  if (found !== undefined) return locate(found.path, found.root, specifier, position);
  return {
    kind: 'refused',
    problem: createProblem(classify(specifier), { specifier }, position),
  };
}

function classify(specifier: string) {
  if (isAbsolute(specifier) || /^(file:|[a-z]:[\\/]|\\)/iu.test(specifier))
    return 'import-outside-repository';
  if (specifier.startsWith('node:') || builtins.has(specifier.split('/')[0] as string))
    return 'import-node-builtin';
  return /^[a-z][a-z\d+.-]*:/iu.test(specifier) ? 'import-url' : 'import-package';
}
