import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { globSync } from 'tinyglobby';
import { findCompiler } from '../compiler/types/find-compiler.ts';
import { UserError } from '../diagnostics/errors.ts';
import { readManifest } from './read-project.ts';

/** What the tests of a library may touch of the process that starts them. */
export interface TestSurroundings {
  /** Gets what the compiler and the tests say. */
  write(text: string): void;
  readonly signal: AbortSignal;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** How the tests ended. */
export interface LibraryTests {
  readonly passed: boolean;
  /** Contracts of steps that no test file is named after, relative to the repository. */
  readonly untested: readonly string[];
}

/**
 * Checks the types of a library and runs `test/**` with Node's own test runner, which needs no
 * further package. A step without a test is named.
 *
 * @throws UserError `library.not-installed` when the library's packages are not there
 */
export async function testLibrary(
  root: string,
  { write, signal, environment }: TestSurroundings,
): Promise<LibraryTests> {
  readManifest(root);
  if (!existsSync(join(root, 'node_modules/jenkins-pipeline-sdk')))
    throw new UserError('library.not-installed', "The library's packages are not installed.", {
      mend: 'Install them: npm ci',
      exit: 'missingPrerequisite',
    });
  const run = async (file: string, args: readonly string[]): Promise<boolean> => {
    const child = execa(file, args, {
      cwd: root,
      env: environment,
      extendEnv: false,
      cancelSignal: signal,
      reject: false,
      all: true,
      buffer: false,
    });
    for await (const line of child.iterable({ from: 'all' })) write(`${line}\n`);
    return (await child).exitCode === 0;
  };
  const isTyped = await run(findCompiler(), ['--noEmit', '--project', 'tsconfig.json']);
  const files = globSync('test/**/*.test.ts', { cwd: root }).sort();
  const arePassed = files.length === 0 || (await run(process.execPath, ['--test', ...files]));
  return { passed: isTyped && arePassed, untested: findUntested(root) };
}

function findUntested(root: string): string[] {
  return readdirSync(join(root, 'src/contracts'))
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => !existsSync(join(root, 'test/steps', file.replace(/\.ts$/, '.test.ts'))))
    .map((file) => `src/contracts/${file}`);
}
