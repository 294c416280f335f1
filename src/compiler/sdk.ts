import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findLibraryFolder, libraryIdentity } from '../library-identity.ts';
import { packageRoot } from '../package-root.ts';
import { type Program, sdkModuleName } from './evaluate/read-program.ts';
import type { SdkTypes } from './types/type-program.ts';

/** The module of the golden paths. */
export const goldenPathsModuleName = `${sdkModuleName}/pipelines`;

/** Files of a module that pipeline files can import, relative to the package. */
interface HostModule {
  readonly declarations: string;
  readonly code: string;
}

/** What the package brings to pipeline files, by the specifier that imports it. */
const modules: Readonly<Record<string, HostModule>> = {
  [sdkModuleName]: {
    declarations: 'src/dsl/sdk.generated.d.ts',
    code: 'src/dsl/sandbox.generated.js',
  },
  [goldenPathsModuleName]: {
    declarations: 'pipelines/pipelines.generated.d.ts',
    code: 'pipelines/sandbox.generated.js',
  },
  ...listLibraryModules(),
};

/**
 * A platform team's library is imported by the name of its package. It holds the base steps, so that
 * its DSL also stands for this package's own name: golden paths then see the same one.
 */
function listLibraryModules(): Record<string, HostModule> {
  if (findLibraryFolder() === undefined) return {};
  const declarations = 'library/sdk.d.ts';
  return {
    [sdkModuleName]: { declarations, code: 'library/sandbox.js' },
    [libraryIdentity().name]: { declarations, code: 'library/name.js' },
  };
}

/** Every specifier that pipeline files may import of this package. */
export const hostModuleNames: readonly string[] = Object.keys(modules);

/** The modules that a program can reach: the DSL by its names, and the golden paths when its text names them. */
export function listHostModules(programs: readonly Program[]): readonly string[] {
  const isNamed = programs.some(({ sources }) =>
    [...sources.values()].some(({ text }) => text.includes(goldenPathsModuleName)),
  );
  return isNamed
    ? hostModuleNames
    : hostModuleNames.filter((name) => name !== goldenPathsModuleName);
}

/** The declarations that pipeline files are checked against: one file a module. */
export function sdkTypes(names: readonly string[] = [sdkModuleName]): SdkTypes {
  const entries = names.map(
    (name) => [name, join(packageRoot, modules[name]?.declarations as string)] as const,
  );
  const files = new Set(entries.map(([, file]) => file));
  return { modules: Object.fromEntries(entries), files: [...files] };
}

/** The code of the modules, by specifier: what the sandbox has loaded before a pipeline file runs. */
export function readModules(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(modules).map(([name, { code }]) => [
      name,
      readFileSync(join(packageRoot, code), 'utf8'),
    ]),
  );
}
