import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { execute } from '../support/execute.ts';
import { git, makeFolder, makeRepository } from '../support/make-repository.ts';

const image = {
  name: 'shop/app',
  context: '.',
  include: ['src/**'],
  exclude: [],
  base: 'scratch',
  workdir: '/app',
  command: ['node', 'src/a.js'],
  environment: {},
  port: 8080,
  user: '65532:65532',
  platforms: ['linux/amd64'],
  labels: {},
};

/** What a step that only uses the image gets. */
const used = { name: image.name };

const junit = (failed: number) =>
  `<testsuite name="s" tests="2" failures="${failed}"><testcase classname="c" name="ok"/><testcase classname="c" name="bad">${failed === 0 ? '' : '<failure message="no &lt;luck&gt;"/>'}</testcase></testsuite>`;

/** A server that answers what it is told, one answer a request, the last one for ever. */
async function serve(...answers: [status: number, body: string][]): Promise<string> {
  let count = 0;
  const server = createServer((_request, response) => {
    const [status, body] = answers[Math.min(count, answers.length - 1)] as [number, string];
    count += 1;
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('run', () => {
  test('a script, a program, and a script with values as data', async () => {
    const workspace = makeFolder();
    const script = await execute(workspace, 'run', { command: 'echo one; echo two >&2' });
    expect(script).toMatchObject({ outcome: 'succeeded', outputs: { stdout: 'one', exitCode: 0 } });
    const program = await execute(workspace, 'run', { command: ['printf', '%s|', "a'b", '$(id)'] });
    expect(program.outputs['stdout']).toBe("a'b|$(id)|");
    const values = { script: 'printf %s "$v"', values: { v: "'; exit 9; '" } };
    expect((await execute(workspace, 'run', { command: values })).outputs['stdout']).toBe(
      "'; exit 9; '",
    );
  });

  test('sh stops at the first error; bash also inside a pipe', async () => {
    const workspace = makeFolder();
    expect((await execute(workspace, 'run', { command: 'false\necho on' })).said).toEqual([]);
    const pipe = { command: 'false | true' };
    expect((await execute(workspace, 'run', pipe)).outcome).toBe('succeeded');
    expect((await execute(workspace, 'run', { ...pipe, shell: 'bash' })).outcome).toBe('failed');
  });

  test('exit codes that are allowed, and those that are not', async () => {
    const workspace = makeFolder();
    const input = { command: 'exit 3' };
    const allowed = await execute(workspace, 'run', { ...input, allowedExitCodes: [0, 3] });
    expect(allowed).toMatchObject({ outcome: 'succeeded', outputs: { exitCode: 3 } });
    expect((await execute(workspace, 'run', input)).error).toMatchObject({
      code: 'run.failed',
      message: 'The command ended with code 3.',
    });
    const signal = await execute(workspace, 'run', { command: 'kill -KILL $$' });
    expect(signal.error?.message).toBe('The command was ended by SIGKILL.');
  });

  test('test results: counted, failed ones named, none a failure', async () => {
    const workspace = makeFolder({ 'good.xml': junit(0), 'bad.xml': junit(1), 'broken.xml': '<x' });
    const good = await execute(workspace, 'run', { command: 'true', junit: 'good.xml' });
    expect(good.tests).toMatchObject({ tests: 2, failed: 0 });
    const bad = await execute(workspace, 'run', { command: 'false', junit: 'bad.xml' });
    expect(bad.error).toMatchObject({ code: 'run.tests-failed', message: '1 of 2 tests failed.' });
    expect(bad.error?.mend).toContain('no <luck>');
    const none = await execute(workspace, 'run', { command: 'true', junit: 'no/*.xml' });
    expect(none.error?.code).toBe('run.no-test-results');
    const broken = await execute(workspace, 'run', { command: 'true', junit: 'broken.xml' });
    expect(broken.error?.code).toBe('junit.invalid');
  });

  test('a program that is not there, and input that the contract refuses', async () => {
    const workspace = makeFolder();
    const missing = await execute(workspace, 'run', { command: ['no-such-program'] });
    expect(missing.error?.message).toContain('no-such-program');
    const refused = await execute(workspace, 'run', { comand: 'x' });
    expect(refused.error).toMatchObject({ code: 'input.invalid', exit: 'invalid' });
    expect(refused.error?.message).toContain('comand');
    expect(refused.error?.message).toContain('command');
  });

  test('works in the folder that it is given, which stays inside', async () => {
    const workspace = makeFolder();
    const inside = await execute(workspace, 'run', { command: 'pwd' }, { directory: 'a/b' });
    expect(inside.outputs['stdout']).toMatch(/\/a\/b$/);
    const outside = await execute(workspace, 'run', { command: 'pwd' }, { directory: '../x' });
    expect(outside.error?.code).toBe('path.outside');
  });
});

describe('files', () => {
  test('write, append, read', async () => {
    const workspace = makeFolder();
    const file = 'new/folder/ä b.txt';
    await execute(workspace, 'writeTextFile', { file, content: 'one\n' });
    await execute(workspace, 'writeTextFile', { file, content: 'two\r\n', append: true });
    const { outputs } = await execute(workspace, 'readTextFile', { file });
    expect(outputs).toEqual({ content: 'one\ntwo' });
  });

  test.each([
    ['readTextFile', { file: 'none.txt' }, 'readTextFile.missing'],
    ['readTextFile', { file: 'folder' }, 'readTextFile.missing'],
    ['readTextFile', { file: 'big.txt' }, 'readTextFile.too-large'],
    ['readTextFile', { file: '../x' }, 'path.outside'],
    ['readTextFile', { file: 'link/hostname' }, 'path.outside'],
    ['writeTextFile', { file: '/tmp/x', content: '' }, 'path.outside'],
    ['writeTextFile', { file: 'link/new', content: '' }, 'path.outside'],
    ['writeTextFile', { file: 'folder', content: '' }, 'system.eisdir'],
    ['keepFiles', { include: ['*.none'] }, 'keepFiles.none'],
    ['keepFiles', { include: ['link/host*'] }, 'path.outside'],
    ['publishTestResults', { include: ['*.none'] }, 'publishTestResults.none'],
    ['publishReport', { folder: 'folder', title: 'T' }, 'publishReport.missing'],
    ['publishCoverage', { include: ['*.none'] }, 'publishCoverage.none'],
  ])('%s %j is refused: %s', async (step, input, code) => {
    const workspace = makeFolder({ 'folder/x': '', 'big.txt': 'x'.repeat(1_048_577) });
    symlinkSync('/etc', join(workspace, 'link'));
    const { outcome, error } = await execute(workspace, step, input);
    expect(outcome).toBe('failed');
    expect(error?.code).toBe(code);
  });

  test('keep, publish and none where none is fine', async () => {
    const workspace = makeFolder({
      'a/x.txt': 'x',
      'report [1]/index.html': '<p>',
      'r.xml': junit(0),
    });
    expect((await execute(workspace, 'keepFiles', { include: ['a/**'] })).kept).toEqual([
      'a/x.txt',
    ]);
    expect(readFileSync(join(workspace, '.platform/artifacts/a/x.txt'), 'utf8')).toBe('x');
    const none = await execute(workspace, 'keepFiles', { include: ['none'], allowNone: true });
    expect(none.outcome).toBe('succeeded');
    const report = await execute(workspace, 'publishReport', { folder: 'report [1]', title: 'T' });
    expect(report.kept).toEqual(['report [1]/index.html']);
    const coverage = await execute(workspace, 'publishCoverage', { include: ['r.*'] });
    expect(coverage.kept).toEqual(['r.xml']);
    const results = await execute(workspace, 'publishTestResults', { include: ['*.xml'] });
    expect(results.tests?.tests).toBe(2);
  });

  test('what is not right marks the build and stops nobody', async () => {
    const { outcome, error } = await execute(makeFolder(), 'markUnstable', { reason: 'Not well.' });
    expect([outcome, error?.message]).toEqual(['unstable', 'Not well.']);
  });

  test('red test results make the build unstable', async () => {
    const workspace = makeFolder({ 'r.xml': junit(1) });
    const { outcome, error } = await execute(workspace, 'publishTestResults', {
      include: ['*.xml'],
    });
    expect(outcome).toBe('unstable');
    expect(error?.message).toBe('1 of 2 tests failed.');
  });

  test('cleaning leaves nothing but what earlier stages handed on', async () => {
    const record = JSON.stringify({
      version: 1,
      stage: 'a',
      order: 1,
      values: { v: 'x' },
      images: {},
    });
    const workspace = makeFolder({
      a: '',
      '.hidden': '',
      'b/c': '',
      '.platform/x': '',
      '.platform/outputs/a.json': record,
    });
    await execute(workspace, 'cleanWorkspace', {});
    expect(readdirSync(workspace)).toEqual(['.platform']);
    const { outputs } = await execute(workspace, 'run', { command: ['echo', { $value: 'v' }] });
    expect(outputs['stdout']).toBe('x');
  });
});

describe('images', () => {
  test('build, push by commit and more tags, record', async () => {
    const workspace = makeFolder({ 'src/a.js': '1' });
    const built = await execute(workspace, 'imageBuild', { image });
    expect(built.outputs['digest']).toMatch(/^sha256:[0-9a-f]{64}$/);
    const pushed = await execute(workspace, 'ecrPush', { image: used, extraTags: ['v1'] });
    expect(pushed.outputs).toMatchObject({
      digest: built.outputs['digest'],
      tags: ['0123456789ab', 'v1'],
    });
    expect(pushed.outputs['reference']).toMatch(
      /\.dkr\.ecr\.embedded\.amazonaws\.com\/shop\/app@sha256:/,
    );
    const note = await execute(workspace, 'annotateDeployment', { image: used });
    expect(note.outputs['deploymentId']).toMatch(/^[0-9a-f]{16}$/);
    await execute(workspace, 'annotateDeployment', { image: used });
    const lines = readFileSync(join(workspace, '.platform/deployments.jsonl'), 'utf8').trim();
    expect(lines).toContain(built.outputs['digest'] as string);
  });

  test.each([
    ['ecrPush', { image: used }, 'imagePush.not-built'],
    ['imagePush', { image: used }, 'imagePush.not-built'],
    ['annotateDeployment', { image: used }, 'annotateDeployment.no-image'],
    ['helmDeploy', { chart: { name: 'c', path: 'chart' } }, 'helmDeploy.no-environment'],
    ['imageBuild', { image: { ...image, base: 'node:24' } }, 'image.base'],
    ['imageBuild', { image: { ...image, base: 'oci:../outside' } }, 'image.base'],
  ])('%s without what it needs: %s', async (step, input, code) => {
    const { error } = await execute(makeFolder({ 'src/a.js': '1' }), step, input);
    expect(error?.code).toBe(code);
    expect(error?.mend).toBeTruthy();
  });

  test('tags that are none, and a commit without a version', async () => {
    const workspace = makeFolder({ 'src/a.js': '1' });
    await execute(workspace, 'imageBuild', { image });
    const bad = await execute(workspace, 'imagePush', { image: used, extraTags: ['a b', '-x'] });
    expect(bad.error?.message).toContain('"a b", "-x" can\'t be a tag.');
    const version = await execute(workspace, 'imagePush', { image: used, tags: 'semver' });
    expect(version.error?.code).toBe('imagePush.no-version');
  });
});

describe('smoke', () => {
  test('asks until the answer is the expected one', async () => {
    const url = await serve([503, 'wait'], [200, 'starting'], [200, 'all fine']);
    const { outputs, said } = await execute(makeFolder(), 'smoke', {
      url,
      contains: 'fine',
      interval: '1ms',
    });
    expect(outputs).toEqual({ status: 200, attempts: 3 });
    expect(said.some((line) => line.includes('status 503'))).toBe(true);
  });

  test.each([
    [{ deadline: '50ms', interval: '10ms' }, 'smoke.deadline'],
    [{ url: 'localhost:80' }, 'input.invalid'],
    [{ url: 'http://[' }, 'smoke.bad-url'],
  ])('%j fails with %s', async (more, code) => {
    const url = await serve([500, 'broken']);
    const { error } = await execute(makeFolder(), 'smoke', { url, ...more });
    expect(error?.code).toBe(code);
  });

  test('without an address it says where to get one', async () => {
    const { error } = await execute(makeFolder(), 'smoke', {});
    expect(error).toMatchObject({ code: 'smoke.no-url', exit: 'invalid' });
  });
});

test('checkoutRepository takes a revision, and names one that is not there', async () => {
  const other = makeRepository({ 'tool.txt': 'v1' });
  git(other, 'tag', 'v1');
  const workspace = makeFolder();
  const input = { repository: `file://${other}`, folder: 'tools' };
  const done = await execute(workspace, 'checkoutRepository', { ...input, revision: 'v1' });
  expect(done.error).toBeUndefined();
  expect(readFileSync(join(workspace, 'tools/tool.txt'), 'utf8')).toBe('v1');
  const failed = await execute(workspace, 'checkoutRepository', {
    ...input,
    revision: '--upload-pack=touch x',
  });
  expect(failed.error).toMatchObject({ code: 'checkoutRepository.failed', retryable: true });
  expect(existsSync(join(workspace, 'x'))).toBe(false);
});

test('what only Jenkins has is told, not done', async () => {
  const workspace = makeFolder();
  for (const [step, input, words] of [
    [
      'startJob',
      { job: 'a/b', parameters: { X: '1' } },
      'Not started on a laptop: job a/b with X=1.',
    ],
    [
      'groovy',
      { script: 'x()', reason: 'no step yet' },
      'Groovy left out on a laptop (no step yet).',
    ],
    ['nameBuild', { name: '1.2' }, 'This build is 1.2.'],
    ['outsideStep', { step: 'slackSend', arguments: { to: 'x' } }, 'slackSend'],
  ] as const) {
    const { outcome, said } = await execute(workspace, step, input);
    expect(outcome).toBe('succeeded');
    expect(said.join('\n')).toContain(words);
  }
});

test('messages, pauses and failures', async () => {
  const workspace = makeFolder();
  await execute(workspace, 'sendMessage', { message: 'done', channel: 'slack', to: '#x' });
  expect(readFileSync(join(workspace, '.platform/messages.jsonl'), 'utf8')).toContain('"done"');
  expect((await execute(workspace, 'printMessage', { message: 'hello' })).said).toEqual(['hello']);
  expect((await execute(workspace, 'pause', { time: '1ms' })).outcome).toBe('succeeded');
  const late = await execute(workspace, 'pause', { time: '60s' }, { timeoutMs: 20 });
  expect(late.error?.code).toBe('step.timeout');
  const aborted = await execute(
    workspace,
    'pause',
    { time: '60s' },
    {},
    { signal: AbortSignal.abort() },
  );
  expect(aborted.outcome).toBe('aborted');
  expect((await execute(workspace, 'fail', { message: 'no' })).error?.message).toBe('no');
  expect((await execute(workspace, 'nope', {})).error?.code).toBe('step.unknown');
});

test('private files of a step are gone when it ends', async () => {
  const workspace = makeFolder();
  await execute(workspace, 'run', { command: 'false' });
  expect(readdirSync(join(workspace, '.platform/temporary'))).toEqual([]);
});
