import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../diagnostics/errors.ts';
import { scaffoldLibrary } from '../library/scaffold/scaffold-library.ts';
import { packageRoot } from '../package-root.ts';
import { packageVersion } from '../version.ts';

/** What `init` wrote, and what was there and stays; paths relative to the folder. */
export interface InitializedLibrary {
  readonly folder: string;
  readonly name: string;
  readonly written: readonly string[];
  readonly kept: readonly string[];
}

/** Packages of a library's repository beside this one, in the versions that this one was tested with. */
const packages = ['@types/node', 'esbuild', 'node', 'typebox'];

/**
 * Makes the repository of a library from nothing. Files that are there stay as they are.
 *
 * @param name of the npm package; `@<folder>/pipelines` unless said
 * @throws UserError `library.exists` when the folder holds a library, `library.name` for a name that
 *   npm would not take
 */
export function initLibrary(folder: string, name?: string): InitializedLibrary {
  const root = resolve(folder);
  if (existsSync(join(root, 'src/contracts')))
    throw new UserError('library.exists', `${root} holds a library already; nothing was written.`, {
      mend: 'Add a step with: platform library new step <name>',
    });
  const chosen = name ?? `@${toPackageName(basename(root))}/pipelines`;
  if (!/^(@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/.test(chosen) || chosen.length > 214)
    throw new UserError(
      'library.name',
      `${JSON.stringify(chosen)} can't be the name of an npm package.`,
      {
        mend: 'Give one of lower case letters, digits and hyphens: --name @acme/pipelines',
      },
    );
  const written: string[] = [];
  const kept: string[] = [];
  for (const [path, content] of scaffoldLibrary({
    name: chosen,
    devDependencies: listPackages(),
  })) {
    const file = join(root, path);
    if (existsSync(file)) {
      kept.push(path);
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { flag: 'wx' });
    written.push(path);
  }
  return { folder: root, name: chosen, written, kept };
}

function listPackages(): Record<string, string> {
  const { devDependencies = {} } = JSON.parse(
    readFileSync(join(packageRoot, 'package.json'), 'utf8'),
  ) as { devDependencies?: Record<string, string> };
  const known = packages.map((name): [string, string] => [name, devDependencies[name] ?? '*']);
  return Object.fromEntries([...known, ['jenkins-pipeline-sdk', packageVersion]].sort());
}

function toPackageName(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/[^a-z0-9-]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'team'
  );
}
