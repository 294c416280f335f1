import { lstatSync, realpathSync } from 'node:fs';
import { extname } from 'node:path';
import type { Position } from '../../diagnostics/position.ts';
import { describePath, liesWithin, type Root } from './boundary.ts';
import { createProblem, type EvaluationProblem } from './problem.ts';

/** A file that may be read: its real path lies in the root. */
export interface SourceLocation {
  readonly root: Root;
  /** Absolute and real. */
  readonly path: string;
  /** As shown and recorded: relative to the repository, or `<package>/…`; forward slashes. */
  readonly name: string;
}

/** Where a path leads. */
export type Location =
  | { readonly kind: 'file'; readonly location: SourceLocation }
  | { readonly kind: 'refused'; readonly problem: EvaluationProblem };

const readable = ['.ts', '.js', '.json'];

/**
 * Finds the file that a path means: itself, `.ts` or `.d.ts` for `.js` as TypeScript does, and with
 * the extension added when it has none. A path that leaves the root, by its text or through a link,
 * is refused without being opened.
 *
 * @param path absolute
 * @param shown how a refusal names the path
 * @param position where the path was written, for the refusal
 */
export function locate(
  path: string,
  root: Root,
  shown: string,
  position: Position | undefined,
): Location {
  const refuse = (code: 'import-outside-repository' | 'import-kind'): Location => ({
    kind: 'refused',
    problem: createProblem(code, { specifier: shown }, position),
  });
  if (path.includes('\0') || !liesWithin(root, path)) return refuse('import-outside-repository');
  const file = candidates(path).find(exists);
  if (file === undefined) {
    const missing = createProblem('source-missing', { file: describePath(root, path) }, position);
    return { kind: 'refused', problem: missing };
  }
  const real = realpath(file);
  // A link that leads nowhere is refused like one that leads outside: both are not of the repository.
  if (real === undefined || !liesWithin(root, real)) return refuse('import-outside-repository');
  const isReadable = readable.includes(extname(real)) && readable.includes(extname(file));
  if (!isReadable && lstatSync(real).isFile()) return refuse('import-kind');
  return { kind: 'file', location: { root, path: real, name: describePath(root, real) } };
}

function candidates(path: string): string[] {
  const extension = extname(path);
  const base = path.slice(0, -3);
  if (extension === '.js') return [path, `${base}.ts`, `${base}.d.ts`];
  if (readable.includes(extension)) return [path];
  return [`${path}.ts`, `${path}.d.ts`, `${path}.js`, path];
}

/** A name that is too long for the file system, or leads round in links, is one of no file. */
function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENAMETOOLONG' || code === 'ELOOP') return false;
    throw error;
  }
}

function realpath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
