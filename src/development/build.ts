import { chmodSync, cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildCommand, type Command } from './build-command.ts';
import { buildEngine } from './build-engine.ts';
import { buildKit } from './build-kit.ts';
import { buildTesting } from './build-testing.ts';
import { recordCode } from './record-code.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const output = join(root, 'dist');

/** The sandbox's engine is loaded lazily by its own package, but always. */
const sandboxModules = [
  'node_modules/@jitl/quickjs-ng-wasmfile-release-sync/dist/emscripten-module.mjs',
  'node_modules/@jitl/quickjs-ng-wasmfile-release-sync/dist/ffi.mjs',
  'node_modules/quickjs-emscripten-core/dist/module-ES6BEMUI.mjs',
];

/**
 * What the package starts: as few files as the usual ways need. `platform compile` reads one when
 * nothing has changed and two otherwise; a step that runs a command reads one.
 */
const commands: readonly Command[] = [
  {
    entry: 'src/cli/entry.ts',
    folder: 'cli',
    groups: [
      {
        name: 'start',
        modules: ['src/cli/start.ts', 'src/cli/run-compile.ts', 'src/cli/print-findings.ts'],
      },
      { name: 'types', modules: ['src/compiler/types/check-types.ts'] },
      {
        name: 'compile',
        modules: ['src/compiler/compile-fresh.ts', ...sandboxModules],
      },
    ],
  },
  {
    entry: 'src/runner/platform-step.ts',
    folder: 'runner',
    groups: [{ name: 'run', modules: ['src/runner/platform-step.ts', 'src/steps/run.ts'] }],
  },
];

/** Builds everything that the package ships, from nothing. */
export async function buildPackage(): Promise<void> {
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  await Promise.all([
    buildEngine(join(output, 'engine')),
    buildKit(root, output),
    buildTesting(root, output),
    ...commands.map((command) => buildCommand(root, output, command)),
  ]);
  for (const path of ['launch/load-code.cjs', 'runner/launcher.cjs'])
    cpSync(join(root, 'src', path), join(output, path));
  for (const launcher of ['src/cli/launcher.cjs', 'dist/runner/launcher.cjs'])
    chmodSync(join(root, launcher), 0o755);
  recordCode(root);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildPackage();
