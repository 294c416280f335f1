import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { sdkTypes } from '../../src/compiler/sdk.ts';
import { findCompiler } from '../../src/compiler/types/find-compiler.ts';
import type { Runnable } from './compile-measure.ts';
import type { SampleRepository } from './compile-sample.ts';

/** What else checks or runs a TypeScript file; each does a part of what a compile does. */
const packages = ['typescript@5.9.3', 'tsx@4.23.15'];

/** Installs the peers outside of the checkout, once; undefined when the registry can't be reached. */
function installPeers(): string | undefined {
  const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  const folder = join(cache, 'jenkins-pipeline-sdk/bench-peers');
  if (existsSync(join(folder, 'node_modules/tsx'))) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  try {
    const args = [
      'install',
      '--no-audit',
      '--no-fund',
      '--save-exact',
      '--fetch-retries=0',
      ...packages,
    ];
    execFileSync('npm', args, { cwd: folder, stdio: 'ignore', timeout: 60_000 });
    return folder;
  } catch {
    return undefined;
  }
}

/**
 * The peers that can be had, and why others can't.
 *
 * @param folder for files of the peers, outside of the sample
 */
export function createPeers(
  sample: SampleRepository,
  folder: string,
  root: string,
): { readonly runnables: readonly Runnable[]; readonly skipped: readonly string[] } {
  const cwd = sample.path;
  const file = join(sample.path, 'platform.pipeline.ts');
  const { modules } = sdkTypes();
  const options = { strict: true, noEmit: true, target: 'es2022', types: [], module: 'esnext' };
  const paths = Object.fromEntries(Object.entries(modules).map(([name, path]) => [name, [path]]));
  const write = (name: string, lib: string[]): string => {
    const configuration = join(folder, name);
    const compilerOptions = {
      ...options,
      moduleResolution: 'bundler',
      skipLibCheck: true,
      paths,
      lib,
    };
    writeFileSync(configuration, JSON.stringify({ compilerOptions, files: [file] }));
    return configuration;
  };
  const lean = write('tsconfig.lean.json', ['es2022']);
  const full = write('tsconfig.dom.json', ['es2022', 'dom']);
  const morph = join(folder, 'ts-morph.mjs');
  writeFileSync(
    morph,
    `await import(${JSON.stringify(join(root, 'node_modules/ts-morph/dist/ts-morph.js'))});`,
  );
  const plain = join(folder, 'plain.ts');
  writeFileSync(
    plain,
    'interface A { readonly a: number }\nconst a: A = { a: 1 };\nexport default a;\n',
  );
  const runnables: Runnable[] = [
    { name: 'native tsc alone', program: findCompiler(), args: ['-p', lean], cwd },
    { name: 'native tsc with DOM types', program: findCompiler(), args: ['-p', full], cwd },
    {
      name: "tsc 7 through Node's wrapper",
      args: [join(root, 'node_modules/typescript/bin/tsc'), '-p', lean],
      cwd,
    },
    { name: 'node strips types of a file', args: [plain], cwd },
    { name: 'ts-morph loads', args: [morph], cwd },
  ];
  const peers = installPeers();
  if (peers === undefined)
    return { runnables, skipped: packages.map((name) => `${name}: the registry can't be reached`) };
  return {
    runnables: [
      ...runnables,
      {
        name: 'TypeScript 5.9 checks',
        args: [join(peers, 'node_modules/typescript/bin/tsc'), '-p', lean],
        cwd,
      },
      { name: 'tsx runs a file', args: [join(peers, 'node_modules/tsx/dist/cli.mjs'), plain], cwd },
    ],
    skipped: [],
  };
}
