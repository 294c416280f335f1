import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { buildPackageOnce } from '../support/built-package.ts';
import { git, makeFolder } from '../support/make-repository.ts';

const modules = join(import.meta.dirname, '../../node_modules');

/** A command that ended. */
export interface Ended {
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `platform` of a package in a folder. */
export async function runPlatform(
  packageFolder: string,
  cwd: string,
  ...args: string[]
): Promise<Ended> {
  const launcher = join(packageFolder, 'src/cli/launcher.cjs');
  const child = await execa(process.execPath, [launcher, ...args], { cwd, reject: false });
  return { code: child.exitCode, stdout: child.stdout, stderr: child.stderr };
}

/** Installs the packages that a library's repository names, without a network. */
export function installPackages(root: string, sdk: string): void {
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  symlinkSync(sdk, join(root, 'node_modules/jenkins-pipeline-sdk'));
  for (const name of ['@types', 'esbuild', 'typebox', 'undici-types'])
    symlinkSync(join(modules, name), join(root, 'node_modules', name));
}

/** Gives a library's package the packages that it depends on. */
export function installDependencies(packageFolder: string): void {
  symlinkSync(modules, join(packageFolder, 'node_modules'));
}

/** Makes a folder a repository with an author, and commits everything. */
export function commitAll(root: string, message: string): void {
  git(root, 'init', '-q');
  git(root, 'config', 'user.name', 'Test');
  git(root, 'config', 'user.email', 'test@example.com');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', message);
}

/** The sample library in a repository of its own, with its packages. */
export async function makeSampleLibrary(): Promise<{ root: string; sdk: string }> {
  const sdk = await buildPackageOnce();
  const root = makeFolder();
  const sample = join(import.meta.dirname, '../../pipelines/library');
  cpSync(sample, root, { recursive: true, filter: (path) => !/node_modules|build$/.test(path) });
  installPackages(root, sdk);
  return { root, sdk };
}
