import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { libraryIdentity } from '../../library-identity.ts';
import { ensurePlatformFolder } from '../cache/platform-folder.ts';
import { sdkModuleName } from '../evaluate/read-program.ts';
import { goldenPathsModuleName, hostModuleNames, sdkTypes } from '../sdk.ts';

/** What an editor needs to complete and check a pipeline file as the compiler does. */
const preset = {
  compilerOptions: {
    noEmit: true,
    strict: true,
    target: 'es2024',
    lib: ['es2024'],
    types: [],
    module: 'esnext',
    moduleResolution: 'bundler',
    moduleDetection: 'force',
    allowImportingTsExtensions: true,
    resolveJsonModule: true,
    skipLibCheck: true,
    paths: {
      [sdkModuleName]: ['./sdk.d.ts'],
      [libraryIdentity().name]: ['./sdk.d.ts'],
      [goldenPathsModuleName]: ['./pipelines.d.ts'],
    },
  },
};

/**
 * Brings the DSL's types into the git-ignored `.platform/types` of a repository, with a tsconfig
 * preset to extend: a repository without a package.json needs nothing else. Does nothing where the
 * folder can't be written.
 */
export function writeEditorTypes(repository: string): void {
  const folder = ensurePlatformFolder(repository, 'types');
  const { modules } = sdkTypes(hostModuleNames);
  const { [sdkModuleName]: declarations, [goldenPathsModuleName]: goldenPaths } = modules;
  if (folder === undefined || declarations === undefined || goldenPaths === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeWhenDifferent(join(folder, 'sdk.d.ts'), readFileSync(declarations, 'utf8'));
  writeWhenDifferent(join(folder, 'pipelines.d.ts'), readFileSync(goldenPaths, 'utf8'));
  writeWhenDifferent(join(folder, 'tsconfig.json'), `${JSON.stringify(preset, null, 2)}\n`);
}

function writeWhenDifferent(file: string, content: string): void {
  let before: string | undefined;
  try {
    before = readFileSync(file, 'utf8');
  } catch {}
  if (before !== content) writeFileSync(file, content);
}
