import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ReplayRecord } from '../../src/runner/replay/replay-record.ts';
import { platform } from '../support/command-line.ts';
import { makeFolder, makeRepository, writeFiles } from '../support/make-repository.ts';
import { exchange, startReplayServer } from './replay-server.ts';

const runner = join(import.meta.dirname, '../../src/runner/platform-step.ts');

/** The step as a Jenkins agent runs it; gives the exit code and the record that it left, if any. */
async function runInJenkins(request: object, workspaceFiles: Record<string, string> = {}) {
  const folder = makeFolder({ 'workspace/.keep': '', ...workspaceFiles });
  const workspace = join(folder, 'workspace');
  const file = join(folder, 'request.json');
  const secrets = join(workspace, '.platform/secrets.local.yaml');
  if (existsSync(secrets)) chmodSync(secrets, 0o600);
  writeFileSync(file, JSON.stringify(request));
  const child = spawn(process.execPath, ['--conditions=source', runner, file], {
    cwd: workspace,
    env: {
      PATH: process.env['PATH'] ?? '',
      WORKSPACE: workspace,
      WORKSPACE_TMP: join(folder, 'tmp'),
      PLATFORM_PROFILE: 'embedded',
      BRANCH_NAME: 'main',
      GIT_COMMIT: 'a'.repeat(40),
      BUILD_NUMBER: '12',
      JOB_NAME: 'payments/main',
      BUILD_URL: 'https://jenkins.example.com/job/payments/job/main/12/',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.resume();
  child.stderr.resume();
  const [code] = (await once(child, 'close')) as [number];
  const kept = join(workspace, '.platform/replay');
  const names = existsSync(kept) ? readdirSync(kept) : [];
  const text = names[0] === undefined ? '' : readFileSync(join(kept, names[0]), 'utf8');
  return {
    code,
    names,
    text,
    record: (text === '' ? undefined : JSON.parse(text)) as ReplayRecord,
  };
}

/** What the generated Jenkinsfile of the pipeline below hands over. */
const request = {
  id: 'build.run',
  step: 'run',
  pipeline: 'payments',
  stage: 'build',
  input: { command: ['sh', 'check.sh', { $context: 'buildNumber' }, { $value: 'version' }] },
};
const pipeline = (
  command: string,
) => `import { context, definePipeline, value } from 'jenkins-pipeline-sdk';
const version = value('version');
void [context, version];
export default definePipeline({ name: 'payments', stages: ({ build }) => [
  build('First', (s) => [s.run('echo 1', { save: { stdout: version } })]),
  build('Build', (s) => [s.run(${command})]),
] });
`;
const ours = pipeline("['sh', 'check.sh', context.buildNumber, version]");
const outputs = JSON.stringify({
  version: 1,
  stage: 'first',
  order: 1,
  values: { version: '1.2.3' },
  images: {},
});

let failed: ReturnType<typeof runInJenkins> | undefined;

/** The step as it failed in Jenkins; run once for all tests. */
function failInJenkins() {
  failed ??= runInJenkins(request, {
    'workspace/check.sh': '#!/bin/sh\necho "broken for $1 $2"; exit 3\n',
    'workspace/.platform/outputs/first.json': outputs,
  });
  return failed;
}

const makeCheckout = (source: string, script: string) => {
  const repository = makeRepository({ 'platform.pipeline.ts': source });
  writeFiles(repository, { 'check.sh': script });
  return repository;
};
const says = (code: number) => `#!/bin/sh\necho "here with $1 $2"; exit ${code}\n`;

describe('the record of a failed step', () => {
  test('holds its request, what the references stood for, and how it failed', async () => {
    const { code, names, record } = await failInJenkins();
    expect(code).not.toBe(0);
    expect(names).toEqual(['build.run.json']);
    expect(record).toMatchObject({
      version: 1,
      request,
      input: { command: ['sh', 'check.sh', '12', '1.2.3'] },
      values: { version: '1.2.3' },
      build: { branch: 'main', buildNumber: '12', commit: 'a'.repeat(40) },
      error: { code: expect.stringMatching(/^run\./), message: expect.any(String) },
    });
  });

  test('is not there for a step that works', async () => {
    const { code, names } = await runInJenkins({ ...request, input: { command: 'true' } });
    expect([code, names]).toEqual([0, []]);
  });

  test('holds secrets by their references only, even one that an earlier step let out', async () => {
    const secret = 'correct horse "battery" staple';
    const { text } = await runInJenkins(
      { ...request, secrets: { TOKEN: { reference: 'kv/payments#token', as: 'variable' } } },
      {
        'workspace/check.sh': '#!/bin/sh\nexit 1\n',
        'workspace/.platform/outputs/first.json': outputs.replace(
          '1.2.3',
          JSON.stringify(secret).slice(1, -1),
        ),
        'workspace/.platform/secrets.local.yaml': `kv/payments:\n  token: ${JSON.stringify(secret)}\n`,
      },
    );
    expect(text).toContain('kv/payments#token');
    expect(text).not.toContain('battery');
    expect(text).toContain('****');
  });

  test('of an older build in the same workspace is gone', async () => {
    const { names } = await runInJenkins(request, {
      'workspace/check.sh': '#!/bin/sh\nexit 1\n',
      'workspace/.platform/outputs/first.json': outputs,
      'workspace/.platform/replay/build.run-2.json': '{}',
    });
    expect(names).toEqual(['build.run.json']);
  });
});

describe('platform replay', () => {
  test('a step of a file that is the same here runs without a question', async () => {
    const { text } = await failInJenkins();
    const repository = makeCheckout(ours, says(0));
    writeFiles(repository, { 'record.json': text });
    const result = await platform(repository, ['replay', 'record.json']);
    expect(result.stderr).not.toContain('error');
    expect(result.stdout).toContain('build.run of payments/main #12, which failed:');
    expect(result.stdout).toContain('here with 12 1.2.3\n');
    expect(result.stdout).toMatch(/build\.run: succeeded here\n$/);
    expect(result.code).toBe(0);
  });

  test('a step that fails here too ends with its exit code', async () => {
    const { text } = await failInJenkins();
    const repository = makeCheckout(ours, says(3));
    writeFiles(repository, { 'record.json': text });
    const result = await platform(repository, ['replay', 'record.json']);
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('build.run: failed here too');
    const json = await platform(repository, ['replay', 'record.json', '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({ step: 'build.run', outcome: 'failed' });
  });

  test.each([
    ['another command', pipeline("'make'"), {}, 'input was'],
    [
      'another secret',
      ours,
      { secrets: { KEY: { reference: 'kv/prod#key', as: 'variable' } } },
      'secrets was {"KEY"',
    ],
    ['another variable', ours, { env: { PATH: '/tmp/mine' } }, 'env was {"PATH":"/tmp/mine"}'],
    ['another folder', ours, { directory: '.git/hooks' }, 'directory was ".git/hooks"'],
    ['an unknown step', ours, { id: 'build.run-7' }, 'there is no step build.run-7'],
  ])(
    '%s than here is shown, and not run unless somebody agrees',
    async (_what, source, more, message) => {
      const { record } = await failInJenkins();
      const repository = makeCheckout(source, says(0));
      writeFiles(repository, {
        'record.json': JSON.stringify({ ...record, request: { ...record.request, ...more } }),
      });
      const refused = await platform(repository, ['replay', 'record.json']);
      expect(refused.code).toBe(6);
      expect(refused.stderr).toContain(message);
      expect(refused.stdout).not.toContain('here with');
      const no = await platform(repository, ['replay', 'record.json'], { ask: async () => 'n' });
      expect(no.code).toBe(6);
      expect(no.stdout).not.toContain('here with');
    },
  );

  test('--yes runs what the build ran', async () => {
    const { text } = await failInJenkins();
    const repository = makeCheckout(pipeline("'make'"), says(0));
    writeFiles(repository, { 'record.json': text });
    const result = await platform(repository, ['replay', 'record.json', '--yes']);
    expect(result.stdout).toContain('here with 12 1.2.3\n');
  });

  test('by the address of the build, and by its name; --show runs nothing', async () => {
    const { text } = await failInJenkins();
    const artifact = '.platform/replay/build.run.json';
    await using server = await startReplayServer([
      exchange('artifact/build-api', { body: { artifacts: [{ relativePath: artifact }] } }),
      exchange('artifact/download', {
        path: `/job/res/1/artifact/${artifact}`,
        body: text,
        headers: { 'Content-Type': 'application/json' },
      }),
    ]);
    const repository = makeCheckout(ours, says(0));
    const ask = (...args: string[]) =>
      platform(repository, ['replay', ...args], { env: { ...process.env, ...server.env } });
    expect((await ask(`${server.url}/job/res/1/console`)).stdout).toContain('here with 12 1.2.3');
    expect((await ask('res', '1')).stdout).toContain('here with 12 1.2.3');
    expect((await ask('res', '1', '--show')).stdout).toBe(
      `${JSON.stringify(JSON.parse(text), null, 2)}\n`,
    );
    const other = await ask('https://elsewhere.example.com/job/res/1/');
    expect(other.code).toBe(2);
    expect(other.stderr).toContain('is no build of http://127.0.0.1');
    const step = await ask('res', '1', '--step', 'other');
    expect(step.stderr).toContain('Choose one with --step: build.run.');
    expect(server.unexpected).toEqual([]);
  });

  test('a build without a record says so', async () => {
    await using server = await startReplayServer([exchange('artifact/build-api')]);
    const result = await platform(makeFolder(), ['replay', 'res', '1'], { env: server.env });
    expect(result.code).toBe(2);
    expect(result.stderr).toContain('res #1 has no record of a failed step.');
  });

  test.each(['', 'no JSON', '[]', '{"version":2}', '{"version":1,"request":{"input":3}}', 'null'])(
    'a record that is none is refused: %j',
    async (text) => {
      const folder = makeFolder({ 'record.json': text });
      mkdirSync(join(folder, 'x'));
      const result = await platform(folder, ['replay', 'record.json']);
      expect(result.code).toBe(3);
      expect(result.stderr).toContain('record.json is no record of a step of this version');
    },
  );
});
