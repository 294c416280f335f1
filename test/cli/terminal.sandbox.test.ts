import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { plainEnvironment } from '../support/command-line.ts';
import { makeFolder } from '../support/make-repository.ts';

const entry = join(import.meta.dirname, '../../src/cli/entry.ts');
const file = 'platform.pipeline.ts';
const pipeline = (stages: string) => `import { branch, definePipeline } from 'jenkins-pipeline-sdk';
void branch;
export default definePipeline({ name: 'sample', stages: ({ build, stage, sequence }) => { void [build, stage, sequence]; return [${stages}]; } });
`;

/** Runs a command in a terminal of its own (util-linux's script); `type` is sent when the text appears. */
async function runInTerminal(
  repository: string,
  args: string,
  typed: readonly (readonly [text: string, type: string])[] = [],
) {
  const command = `stty cols 100 rows 30; ${process.execPath} --conditions=source ${entry} ${args}`;
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    cwd: repository,
    env: { ...plainEnvironment, TERM: 'xterm-256color' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let output = '';
  const left = [...typed];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    while (left[0] !== undefined && output.includes(left[0][0]))
      child.stdin.write((left.shift() as readonly [string, string])[1]);
  });
  const [code] = await once(child, 'close');
  return { code: code as number, output: stripVTControlCharacters(output) };
}

function lastRecord(repository: string) {
  const runs = join(repository, '.platform/runs');
  const id = readdirSync(runs).sort().at(-1) as string;
  return JSON.parse(readFileSync(join(runs, id, 'run.json'), 'utf8'));
}

test('the live view shows every stage and ends with where everything lies', async () => {
  const repository = makeFolder({
    [file]: pipeline(
      "build('One', (s) => [s.run('echo one')]), stage('Two', { when: branch('nope') }, (s) => [s.run('echo two')])",
    ),
  });
  const { code, output } = await runInTerminal(repository, 'run');
  expect(code).toBe(0);
  expect(output).toMatch(/One \([\d.]+ s\)/);
  expect(output).toContain('Two: its condition does not hold');
  expect(output).toContain('sample: succeeded');
});

test('a failure is told below the live view', async () => {
  const repository = makeFolder({
    [file]: pipeline(
      "build('One', (s) => [s.run('exit 3')]), build('Two', (s) => [s.run('true')])",
    ),
  });
  const { code, output } = await runInTerminal(repository, 'run');
  expect(code).toBe(1);
  expect(output).toContain('The command ended with code 3.');
  expect(output.lastIndexOf('The command ended')).toBeLessThan(output.indexOf('sample: failed'));
});

test('Ctrl-C ends the run in order', async () => {
  const repository = makeFolder({
    [file]: pipeline("build('One', (s) => [s.run('echo started; sleep 61.5')])"),
  });
  const { code, output } = await runInTerminal(repository, 'run', [['started', '\u0003']]);
  expect(output).toContain('sample: aborted');
  expect(code).toBe(130);
  expect(lastRecord(repository)).toMatchObject({ result: 'aborted' });
});

test('a question is answered, and Ctrl-C at it ends the run in order', async () => {
  const repository = makeFolder({
    [file]: pipeline(
      "stage('One', { approval: { by: ['leads'], message: 'Go?' } }, (s) => [s.run('echo went')])",
    ),
  });
  const yes = await runInTerminal(repository, 'run', [['[y/N]', 'y\n']]);
  expect(yes.output).toContain('went');
  expect(yes.code).toBe(0);
  const stopped = await runInTerminal(repository, 'run', [['[y/N]', '\u0003']]);
  expect(stopped.output).not.toContain('mistake in jenkins-pipeline-sdk');
  expect(stopped.code).toBe(130);
  expect(lastRecord(repository)).toMatchObject({ result: 'aborted' });
});
