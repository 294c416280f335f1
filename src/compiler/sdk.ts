import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';
import { type Program, sdkModuleName } from './evaluate/read-program.ts';
import type { SdkTypes } from './types/type-program.ts';

/** The module of the golden paths. */
export const goldenPathsModuleName = `${sdkModuleName}/pipelines`;

/** What the package brings to pipeline files, by the specifier that imports it. */
const modules: Readonly<Record<string, { readonly declarations: string; readonly code: string }>> =
  {
    [sdkModuleName]: {
      declarations: 'src/dsl/sdk.generated.d.ts',
      code: 'src/dsl/sandbox.generated.js',
    },
    [goldenPathsModuleName]: {
      declarations: 'pipelines/pipelines.generated.d.ts',
      code: 'pipelines/sandbox.generated.js',
    },
  };

/** Every specifier that pipeline files may import of this package. */
export const hostModuleNames: readonly string[] = Object.keys(modules);

/** The modules that a program can reach: the DSL, and the golden paths when its text names them. */
export function listHostModules(programs: readonly Program[]): readonly string[] {
  const isNamed = programs.some(({ sources }) =>
    [...sources.values()].some(({ text }) => text.includes(goldenPathsModuleName)),
  );
  return isNamed ? hostModuleNames : [sdkModuleName];
}

/** The declarations that pipeline files are checked against: one file a module. */
export function sdkTypes(names: readonly string[] = [sdkModuleName]): SdkTypes {
  const entries = names.map(
    (name) => [name, join(packageRoot, modules[name]?.declarations as string)] as const,
  );
  return { modules: Object.fromEntries(entries), files: entries.map(([, file]) => file) };
}

/** The code that `jenkins-pipeline-sdk` means inside the sandbox. */
export function sdkSource(): string {
  return readModule(sdkModuleName);
}

/** The code of the other modules of the package, by specifier. */
export function readExtraModules(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.filter((name) => name !== sdkModuleName).map((name) => [name, readModule(name)]),
  );
}

function readModule(name: string): string {
  return readFileSync(join(packageRoot, modules[name]?.code as string), 'utf8');
}
