import { readFileSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';

/** A folder that a pipeline file may read from; nothing outside its real path is ever opened. */
export interface Root {
  /** Real path: no component of it is a link. */
  readonly path: string;
  /** The specifier under which it is imported; undefined for the repository itself. */
  readonly packageName: string | undefined;
}

/** What a pipeline file may read: its repository and the packages that the platform team allows. */
export interface Boundary {
  readonly repository: Root;
  readonly packages: readonly Root[];
}

/**
 * @param repository path of the repository
 * @param allowedPackages paths of package folders, each with a `package.json` that has a name
 * @throws the operating system's error when a folder does not exist
 */
export function createBoundary(
  repository: string,
  allowedPackages: readonly string[] = [],
): Boundary {
  return {
    repository: { path: realpathSync(repository), packageName: undefined },
    packages: allowedPackages.map((folder) => {
      const path = realpathSync(folder);
      const manifest = readFileSync(join(path, 'package.json'), 'utf8');
      return { path, packageName: (JSON.parse(manifest) as { name: string }).name };
    }),
  };
}

/** Whether a path is the root or lies in it, by its text alone. */
export function liesWithin(root: Root, path: string): boolean {
  const way = relative(root.path, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** A path inside a root as it is shown and recorded: with forward slashes, packages by their name. */
export function describePath(root: Root, path: string): string {
  const way = relative(root.path, path).split(sep).join('/');
  return root.packageName === undefined ? way : `${root.packageName}/${way}`;
}
