import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { plainEnvironment } from '../support/command-line.ts';
import { makeFolder } from '../support/make-repository.ts';

const file = 'platform.pipeline.ts';
const pipeline = (word: string) => `import { definePipeline } from 'jenkins-pipeline-sdk';
export default definePipeline({ name: 'sample', stages: ({ build }) => [build('One', (s) => [s.run('echo ${word}')])] });
`;
const root = join(import.meta.dirname, '../..');
const entry = join(root, 'src/cli/entry.ts');
const command = [process.execPath, '--conditions=source', entry];

/** Runs a command line as somebody who is not root, or under limits of the shell. */
function runLimited(cwd: string, before: readonly string[], args: readonly string[]) {
  const [program = '', ...rest] = [...before, ...command, ...args];
  try {
    const options = { cwd, env: plainEnvironment, encoding: 'utf8', stdio: 'pipe' } as const;
    return { code: 0, output: execFileSync(program, rest, options) };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, output: `${stdout}${stderr}` };
  }
}

const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--'];

function expectCalm(output: string): void {
  expect(output).not.toMatch(/mistake in jenkins-pipeline-sdk|\n\s+at .*node:/);
}

describe('as somebody without permission', () => {
  test('a read-only repository: compile says so, check works', () => {
    const repository = makeFolder({ [file]: pipeline('one') });
    chmodSync(repository, 0o555);
    const compile = runLimited(repository, nobody, ['compile']);
    expect(compile.output).toContain('there is no permission');
    expect(compile.code).toBe(4);
    expectCalm(compile.output);
    expect(readdirSync(repository)).toEqual([file]);
    expect(runLimited(repository, nobody, ['check']).code).toBe(0);
    const run = runLimited(repository, nobody, ['run']);
    expect(run.code).toBe(4);
    expectCalm(run.output);
  });

  test('all or none: the last file has no permission, the others stay as they were', () => {
    const repository = makeFolder({ [file]: pipeline('one') });
    expect(runLimited(repository, [], ['compile']).code).toBe(0);
    writeFileSync(join(repository, file), pipeline('two'));
    // The Jenkinsfile lies in the repository itself, the other files in a folder that may be written.
    chmodSync(repository, 0o555);
    for (const name of readdirSync(join(repository, '.platform')))
      chmodSync(join(repository, '.platform', name), 0o777);
    chmodSync(join(repository, '.platform'), 0o777);
    const contents = () =>
      readdirSync(join(repository, '.platform'))
        .filter((name) => /\.(json|md)$/.test(name))
        .map((name) => [name, readFileSync(join(repository, '.platform', name), 'utf8')]);
    const before = contents();
    const { code, output } = runLimited(repository, nobody, ['compile']);
    expect(output).toContain(
      'Jenkinsfile could not be written: there is no permission. Everything is as before.',
    );
    expect(code).toBe(4);
    expect(contents()).toEqual(before);
  });
});

/** A file system of its own with so much room. */
function mountSmall(kilobytes: number): string {
  const folder = join(makeFolder(), 'small');
  mkdirSync(folder);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder]);
  onTestFinished(() => {
    execFileSync('umount', [folder]);
  });
  return folder;
}

test('a full disk: nothing is written, and it is said', () => {
  const repository = mountSmall(64);
  writeFileSync(join(repository, file), pipeline('one'));
  try {
    writeFileSync(join(repository, 'ballast'), Buffer.alloc(1_000_000));
  } catch {}
  for (const args of [['compile'], ['run'], ['new', 'other']]) {
    const { code, output } = runLimited(repository, [], args);
    expect(output, args.join(' ')).toContain('the disk is full');
    expect(code).not.toBe(0);
    expectCalm(output);
  }
  expect(readdirSync(repository)).not.toContain('Jenkinsfile');
});

test('a limit on the size of files', () => {
  const repository = makeFolder({ [file]: pipeline('one') });
  const limited = ['bash', '-c', 'trap "" XFSZ; ulimit -f 0; exec "$@"', 'bash'];
  const { code, output } = runLimited(repository, limited, ['compile', '--no-cache']);
  expect(code).toBe(4);
  expect(output).toContain('the file may not become that large');
  expectCalm(output);
  expect(readdirSync(repository)).not.toContain('Jenkinsfile');
});
