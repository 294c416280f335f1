import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { packageVersion } from '../../src/version.ts';
import { buildPackageOnce } from '../support/built-package.ts';
import { makeFolder } from '../support/make-repository.ts';

let program: string;
beforeAll(async () => {
  program = join(await buildPackageOnce(), 'dist/runner/launcher.cjs');
});

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
  BUILD_TAG: 'jenkins-app-PR-7-12',
});

/** Runs the step runner as the `sh` of a generated step does. */
async function runStep(
  workspace: string,
  content: unknown,
  options: { env?: Record<string, string>; onLine?: (text: string, kill: () => void) => void } = {},
) {
  const file = join(workspace, 'request.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  const child = spawn(process.execPath, [program, file], {
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
  expect(output).toContain('feature/x 7 aaaaaaaaaaaa');
  expect(code).toBe(0);
  const record = JSON.parse(readFileSync(join(workspace, '.platform/outputs/build.json'), 'utf8'));
  expect(record.values).toEqual({ said: 'feature/x 7 aaaaaaaaaaaa' });
});

test('a pull request is no build of the branch that it comes from, whatever its name', async () => {
  const step = (pattern: string) =>
    request('run', { command: 'echo ran' }, { when: { kind: 'branch', pattern } });
  const env = { CHANGE_BRANCH: 'main' };
  const workspace = makeWorkspace();
  expect((await runStep(workspace, step('main'), { env })).output).toContain('Skipped');
  expect((await runStep(workspace, step('PR-*'), { env })).output).not.toContain('Skipped');
});

test('values of earlier stages, axes and variables arrive', async () => {
  const workspace = makeWorkspace({
    'workspace/.platform/outputs/first.json': JSON.stringify({
      version: 1,
      stage: 'first',
      build: 'jenkins-app-PR-7-12',
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
      { axes: { A: 'x/y' }, env: { E: 'e' }, save: { stdout: 'said' } },
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
    [
      'no stage',
      { ...request('run', { command: 'true' }), stage: undefined },
      3,
      'not the shape of one: `stage` is missing.',
    ],
    ['null input', { ...request('run', {}), input: null }, 3, '`input` must be an object'],
    ['an unknown member', { ...request('run', {}), timeout: 3 }, 3, '`timeout` is not known here'],
    [
      'a condition that is none',
      request('run', { command: 'true' }, { when: { kind: 'moon' } }),
      3,
      '`when',
    ],
    [
      'another version of the library',
      { library: '9.9.9', shape: 'of the future' },
      4,
      `The shared library is version 9.9.9, but the runner on this agent is version ${packageVersion}.`,
    ],
    [
      'the same version',
      request('run', { command: 'true' }, { library: packageVersion }),
      0,
      'succeeded',
    ],
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

describe('a service that does not start', () => {
  const service = { stageService: { image: 'app', path: '/', deadlineMs: 1000 } };
  const step = (more: object) => request('run', { command: 'true' }, { ...service, ...more });

  test.each([
    ['fails the step', {}, 1, 'ERROR', 'failed'],
    ['makes the build unstable', { onFailure: 'unstable' }, 9, 'WARNING', 'unstable'],
    ['is ignored', { onFailure: 'ignore' }, 0, 'WARNING', 'ignored'],
  ])('%s', async (_what, more, code, word, outcome) => {
    const result = await runStep(makeWorkspace(), step(more));
    expect(result.code).toBe(code);
    expect(result.output).toContain(`${word} The service app can't start: no earlier step`);
    expect(result.output).toContain(`> ${outcome} after`);
  });

  test('is not asked for by a step whose condition does not hold', async () => {
    const skipped = step({ when: { kind: 'branch', pattern: 'main' } });
    expect(await runStep(makeWorkspace(), skipped)).toMatchObject({
      code: 0,
      output: expect.stringContaining('Skipped'),
    });
  });
});

describe('a workspace that an older build used', () => {
  const older = (stage: string, build = 'jenkins-app-PR-7-11') => ({
    [`workspace/.platform/outputs/${stage}.json`]: JSON.stringify({
      version: 1,
      stage,
      build,
      order: 1,
      values: { v: `of ${build}` },
      images: {},
    }),
  });
  const print = (more: object = {}) => request('run', { command: ['echo', { $value: 'v' }] }, more);

  test('its records are none of this build', async () => {
    const { code, output } = await runStep(makeWorkspace(older('first')), print());
    expect(output).toContain('needs v, which no earlier step of this run saved');
    expect(code).toBe(3);
  });

  test('what was laid in counts, of whatever build: this one may be restarted from a stage', async () => {
    const workspace = makeWorkspace({
      ...older('first'),
      ...older('second', 'jenkins-app-PR-7-9'),
    });
    const { output } = await runStep(workspace, print({ receives: ['second'] }));
    expect(output).toContain('of jenkins-app-PR-7-9');
  });

  test('a retry of the stage reads what its first attempt saved', async () => {
    const workspace = makeWorkspace(older('build'));
    const save = request('run', { command: ['echo', 'new'] }, { save: { stdout: 'v' } });
    expect((await runStep(workspace, save)).code).toBe(0);
    expect((await runStep(workspace, print())).output).toContain('new');
  });

  test('the record of the stage itself is gone, so that nothing sends it on', async () => {
    const workspace = makeWorkspace(older('build'));
    const skipped = print({ when: { kind: 'branch', pattern: 'main' } });
    expect((await runStep(workspace, skipped)).code).toBe(0);
    expect(existsSync(join(workspace, '.platform/outputs/build.json'))).toBe(false);
  });

  test('an empty record says that its stage did not run', async () => {
    const workspace = makeWorkspace({ 'workspace/.platform/outputs/first.json': '' });
    expect((await runStep(workspace, print({ receives: ['first'] }))).output).toContain('needs v');
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
  const child = spawn(process.execPath, [program], { stdio: 'pipe' });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const [code] = await once(child, 'close');
  expect(code).toBe(2);
  expect(output).toContain('started by the steps of the shared library');
});
