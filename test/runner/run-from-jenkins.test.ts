import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder } from '../support/make-repository.ts';

const program = join(import.meta.dirname, '../../src/runner/platform-step.ts');

/** What `vars/<step>.groovy` would write. */
const request = (step: string, input: object, more: object = {}) => ({
  id: `build.${step}`,
  step,
  pipeline: 'sample',
  stage: 'build',
  input,
  ...more,
});

/** The environment of an agent in a multibranch job. */
const agent = (workspace: string) => ({
  PATH: process.env['PATH'] ?? '',
  WORKSPACE: workspace,
  WORKSPACE_TMP: join(workspace, '../tmp'),
  PLATFORM_PROFILE: 'embedded',
  BRANCH_NAME: 'PR-7',
  CHANGE_ID: '7',
  CHANGE_BRANCH: 'feature/x',
  CHANGE_TARGET: 'main',
  GIT_COMMIT: 'a'.repeat(40),
  BUILD_NUMBER: '12',
});

/** Runs the step runner as the `sh` of a generated step does. */
async function runStep(
  workspace: string,
  content: unknown,
  options: { env?: Record<string, string>; onLine?: (text: string, kill: () => void) => void } = {},
) {
  const file = join(workspace, 'request.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  const child = spawn(process.execPath, ['--conditions=source', program, file], {
    cwd: workspace,
    env: { ...agent(workspace), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (text: string) => {
    output += text;
    options.onLine?.(text, () => child.kill('SIGTERM'));
  };
  child.stdout.setEncoding('utf8').on('data', collect);
  child.stderr.setEncoding('utf8').on('data', collect);
  const [code] = await once(child, 'close');
  return { code: code as number, output };
}

const makeWorkspace = (files = {}) =>
  join(makeFolder({ 'workspace/.keep': '', ...files }), 'workspace');

test('a step that works: its output, its record, exit 0', async () => {
  const workspace = makeWorkspace();
  const { code, output } = await runStep(
    workspace,
    request(
      'run',
      {
        command: [
          'echo',
          { $context: 'branch' },
          { $context: 'pullRequest' },
          { $context: 'shortCommit' },
        ],
      },
      { save: { stdout: 'said' } },
    ),
  );
  expect(output).toContain('PR-7 7 aaaaaaaaaaaa');
  expect(code).toBe(0);
  const record = JSON.parse(readFileSync(join(workspace, '.platform/outputs/build.json'), 'utf8'));
  expect(record.values).toEqual({ said: 'PR-7 7 aaaaaaaaaaaa' });
});

test('values of earlier stages, axes and variables arrive', async () => {
  const workspace = makeWorkspace({
    'workspace/.platform/outputs/first.json': JSON.stringify({
      version: 1,
      stage: 'first',
      order: 1,
      values: { v: 'kept' },
      images: {},
    }),
  });
  const { output, code } = await runStep(
    workspace,
    request(
      'run',
      { command: { script: 'echo "$v $a $E"', values: { v: { $value: 'v' }, a: { $axis: 'A' } } } },
      { axes: { A: 'x/y' }, env: { E: 'e' } },
    ),
  );
  expect(output).toContain('kept x/y e');
  expect(code).toBe(0);
  expect(existsSync(join(workspace, '.platform/outputs/build@A=x%2Fy.json'))).toBe(true);
});

describe('exit codes of the table', () => {
  test.each([
    [
      'a failed command',
      request('run', { command: 'exit 4' }),
      1,
      'The command ended with code 4.',
    ],
    ['unstable', request('run', { command: 'exit 4' }, { onFailure: 'unstable' }), 9, 'WARNING'],
    ['ignored', request('run', { command: 'exit 4' }, { onFailure: 'ignore' }), 0, 'WARNING'],
    [
      'skipped',
      request('run', { command: 'exit 4' }, { when: { kind: 'branch', pattern: 'main' } }),
      0,
      'Skipped',
    ],
    ['late', request('run', { command: 'sleep 60' }, { timeoutMs: 200 }), 8, '200 ms'],
    ['wrong input', request('run', { comand: 'x' }), 3, 'comand'],
    ['an unknown step', request('fly', {}), 3, 'There is no step `fly`'],
    ['a missing value', request('run', { command: ['echo', { $value: 'v' }] }), 3, 'needs v'],
    ['no JSON', '{"id":', 3, "can't be read"],
    ['another JSON', '[1]', 3, 'not the shape'],
    ['no stage', { ...request('run', { command: 'true' }), stage: undefined }, 3, 'not the shape'],
    ['null input', { ...request('run', {}), input: null }, 3, 'not the shape'],
  ])('%s', async (_what, content, code, words) => {
    const result = await runStep(makeWorkspace(), content);
    expect(result.output).toContain(words);
    expect(result.code).toBe(code);
    expect(result.output).not.toMatch(/\n\s+at .*node:|mistake in jenkins/);
  });

  test('a profile that is not there, and one without the adapter', async () => {
    const step = request('sendMessage', { message: 'm', channel: 'slack', to: '#x' });
    const unknown = await runStep(makeWorkspace(), step, { env: { PLATFORM_PROFILE: 'nope' } });
    expect(unknown).toMatchObject({ code: 4 });
    expect(unknown.output).toContain('There is no profile "nope".');
    const missing = await runStep(makeWorkspace(), step, {
      env: { PLATFORM_PROFILE: 'production' },
    });
    expect(missing.code).toBe(4);
  });
});

test('an aborted build ends the command and exits 143', async () => {
  const { code, output } = await runStep(
    makeWorkspace(),
    request('run', { command: 'echo started; sleep 60' }),
    {
      onLine: (text, kill) => {
        if (text.includes('started')) kill();
      },
    },
  );
  expect(code).toBe(143);
  expect(output).not.toContain('mistake in');
});

test('without a request it says who starts it', async () => {
  const child = spawn(process.execPath, ['--conditions=source', program], { stdio: 'pipe' });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const [code] = await once(child, 'close');
  expect(code).toBe(2);
  expect(output).toContain('started by the steps of the shared library');
});
