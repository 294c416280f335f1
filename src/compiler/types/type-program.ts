import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { describePath } from '../evaluate/boundary.ts';
import type { Program } from '../evaluate/read-program.ts';
import type { Source } from '../evaluate/read-source.ts';
import { resolvePackage } from '../evaluate/resolve-package.ts';

/** The declarations that pipeline files are checked against. */
export interface SdkTypes {
  /** Absolute path of the declarations by the specifier that imports them. */
  readonly modules: Readonly<Record<string, string>>;
  /** Every file of the declarations, absolute: those of `modules` and all that they import. */
  readonly files: readonly string[];
}

/**
 * `noResolve` is what keeps the compiler inside: it opens the files that are listed and no other
 * one, whatever they import or refer to. Every listed file has passed the boundary.
 *
 * The repository's own tsconfig plays no part. Without the DOM library a check takes a third of
 * the time, and `types: []` leaves out whatever happens to be installed.
 */
const compilerOptions = {
  noResolve: true,
  noEmit: true,
  strict: true,
  target: 'es2024',
  lib: ['es2024'],
  types: [],
  module: 'esnext',
  // Unlike `nodenext` it does not ask a package.json whether a file is an ES module; all are.
  moduleResolution: 'bundler',
  moduleDetection: 'force',
  isolatedModules: true,
  allowImportingTsExtensions: true,
  resolveJsonModule: true,
  allowJs: true,
  checkJs: false,
  skipLibCheck: true,
};

/** The folder of the allowed packages, which all programs share; a program has `p<index>`. */
const packagesFolder = 'packages';

/**
 * Writes copies of the programs' files and a configuration that lists them. The compiler sees the
 * very text that is evaluated, and nothing else of the repository: no package.json, no link.
 *
 * @param folder empty working folder of this check; absolute
 * @returns name of the configuration file in it
 */
export function writeTypeProgram(
  folder: string,
  programs: readonly Program[],
  sdk: SdkTypes,
): string {
  const texts = new Map<string, string>();
  const paths: Record<string, readonly string[]> = {};
  for (const [index, program] of programs.entries()) {
    for (const source of program.sources.values())
      texts.set(placeSource(source, index), source.text);
    Object.assign(paths, listPackagePaths(program));
  }
  for (const [specifier, path] of Object.entries(sdk.modules)) paths[specifier] = [path];
  const made = new Set<string>();
  for (const [path, text] of texts) {
    const parent = dirname(path);
    if (!made.has(parent)) mkdirSync(join(folder, parent), { recursive: true });
    made.add(parent);
    writeFileSync(join(folder, path), text);
  }
  // The compiler looks for a package.json upwards from every file; this one ends its search.
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const files = [...sdk.files, ...texts.keys()];
  const configuration = { compilerOptions: { ...compilerOptions, paths }, files };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(configuration));
  return 'tsconfig.json';
}

/** Which program a file of the working folder belongs to, and its name there. */
export function findProgram(
  path: string,
  programs: readonly Program[],
): { readonly program: number; readonly file: string } | undefined {
  const [, folder = '', index, file = ''] = /^(packages|p(\d+))\/(.*)$/u.exec(path) ?? [];
  if (index !== undefined) return { program: Number(index), file };
  const program = programs.findIndex(({ sources }) =>
    [...sources.values()].some(({ location }) => location.name === file),
  );
  return folder === packagesFolder && program !== -1 ? { program, file } : undefined;
}

function placeSource({ location }: Source, program: number): string {
  const isPackage = location.root.packageName !== undefined;
  return join(isPackage ? packagesFolder : `p${program}`, location.name);
}

function listPackagePaths({ boundary }: Program): Record<string, readonly string[]> {
  const paths: Record<string, readonly string[]> = {};
  for (const root of boundary.packages) {
    const name = root.packageName as string;
    const entry = resolvePackage(name, [root]);
    if (entry !== undefined)
      paths[name] = [`./${packagesFolder}/${describePath(root, entry.path)}`];
    paths[`${name}/*`] = [`./${packagesFolder}/${name}/*`];
  }
  return paths;
}
