import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { platform, startPlatform, waitUntil } from '../support/command-line.ts';
import { makeFolder, makeRepository, writeFiles } from '../support/make-repository.ts';

const file = 'platform.pipeline.ts';
const pipeline = (
  stages: string,
  more = '',
) => `import { branch, definePipeline, equals, value } from 'jenkins-pipeline-sdk';
void [branch, equals, value];
export default definePipeline({ name: 'sample', ${more} stages: ({ build, deploy, stage, parallel }) => { void [build, deploy, stage, parallel]; return [${stages}]; } });
`;

describe('exit codes of a run', () => {
  test.each([
    ['success', "build('A', (s) => [s.run('true')])", 0],
    ['a failed step', "build('A', (s) => [s.run('false')])", 1],
    ['a time limit', "build('A', { timeout: '1s' }, (s) => [s.run('sleep 60')])", 8],
    ['an unstable step', "build('A', (s) => [s.run('false', { onFailure: 'unstable' })])", 9],
  ])('%s', async (_what, stages, code) => {
    const repository = makeFolder({ [file]: pipeline(stages) });
    const result = await platform(repository, ['run']);
    expect(result.stderr.replace(/^[\s\S]*\b\d+ (warning|note)s?\n/, '')).toBe('');
    expect(result.code).toBe(code);
  });
});

test('plain lines say the stage, the step, what it printed and where it is written', async () => {
  const repository = makeFolder({
    [file]: pipeline(
      "build('One', (s) => [s.run('echo hello; exit 3')]), build('Two', (s) => [s.run('true')])",
    ),
  });
  const { stdout } = await platform(repository, ['run', '--plain']);
  expect(stdout).toContain('[one] Stage One');
  expect(stdout).toContain('[one] hello');
  expect(stdout).toMatch(
    /✗ echo hello; exit 3 \(failed, [\d.]+ s\)\n {2}The command ended with code 3\.\n {2}at platform\.pipeline\.ts:3:\d+/,
  );
  expect(stdout).toContain('[two] Two: not-run (an earlier stage failed)');
  expect(stdout).toMatch(
    /sample: failed in [\d.]+ s\n {2}run {5}\.platform\/runs\/\S+\n {2}report {2}\S+report\.html\n$/,
  );
});

test('with --json every line is an event', async () => {
  const repository = makeFolder({ [file]: pipeline("build('One', (s) => [s.run('echo hello')])") });
  const { stdout, stderr } = await platform(repository, ['run', '--json']);
  const events = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(events.map(({ type }) => type)).toEqual([
    'run-started',
    'stage-started',
    'step-started',
    'step-output',
    'step-finished',
    'stage-finished',
    'run-finished',
  ]);
  expect(stderr).toBe('');
});

test('--dry-run shows the tree and runs nothing, for values that are not known yet too', async () => {
  const repository = makeRepository({
    [file]: pipeline(
      "build('One', (s) => [s.run('echo x > made', { save: { stdout: version } })]), build('Two', { when: equals(version, '1') }, (s) => [s.run('true')]), build('Three', { when: branch('release') }, (s) => [s.run('true')])",
    ).replace('export default', "const version = value('version');\nexport default"),
  });
  const result = await platform(repository, ['run', '--dry-run']);
  expect(result.stderr).not.toMatch(/error/);
  expect(result.stdout).toContain('One\n');
  expect(result.stdout).toContain('Two (if its condition holds, which version decides)');
  expect(result.stdout).toContain('Three (skipped: its condition does not hold)');
  expect(existsSync(join(repository, '.platform/runs'))).toBe(false);
  const json = await platform(repository, ['run', '--dry-run', '--json', '--stage', 'two']);
  expect(JSON.parse(json.stdout)[0]).toMatchObject({ id: 'one', notes: ['not asked for'] });
});

test('--approve lets a stage run, by name or id; a question is asked where somebody is', async () => {
  const repository = makeFolder({
    [file]: pipeline(
      "stage('Go Live', { approval: { by: ['leads'], message: 'Live?' } }, (s) => [s.run('echo live')])",
    ),
  });
  const skipped = await platform(repository, ['run']);
  expect(skipped.code).toBe(0);
  expect(skipped.stdout).toContain(
    'skipped Go Live: nobody was there to approve it (--approve "Go Live")',
  );
  for (const word of ['go live', 'go-live', 'all'])
    expect((await platform(repository, ['run', '--approve', word])).stdout).toContain('] live\n');
  const asked: string[] = [];
  const ask = async (question: string) => {
    asked.push(question);
    return 'yes';
  };
  const { stdout } = await platform(repository, ['run'], { ask, terminal: true });
  expect(asked).toEqual(['Live? (leads would be asked) [y/N] ']);
  expect(stdout).toContain('] live\n');
  const no = await platform(repository, ['run'], { ask: async () => '' });
  expect(no.stdout).toContain('the approval was refused');
});

test('--stage and --from use what the last run made', async () => {
  const repository = makeFolder({
    [file]: pipeline(
      "build('One', (s) => [s.run('echo one')]), build('Two', (s) => [s.run('echo two')]), build('Three', (s) => [s.run('echo three')])",
    ),
  });
  await platform(repository, ['run']);
  const said = async (...args: string[]) =>
    (await platform(repository, ['run', ...args])).stdout.match(/(?<=\] )(one|two|three)$/gm);
  expect(await said('--stage', 'Two')).toEqual(['two']);
  expect(await said('--from', 'two')).toEqual(['two', 'three']);
});

describe('Ctrl-C', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends the run in order with %i', async (signal, code) => {
    const repository = makeFolder({
      [file]: pipeline(
        "build('One', (s) => [s.run('echo started; sleep 61.5')]), build('Two', (s) => [s.run('true')])",
      ),
    });
    const { child, ended, read } = startPlatform(repository, ['run']);
    await waitUntil(() => read().includes('] started'), ended);
    const start = performance.now();
    child.kill(signal);
    const result = await ended;
    expect(result.code).toBe(code);
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(result.stderr).toContain('Stopping');
    expect(result.stdout).toContain('sample: aborted');
    const [id] = readdirSync(join(repository, '.platform/runs'));
    const run = join(repository, '.platform/runs', id as string);
    expect(JSON.parse(readFileSync(join(run, 'run.json'), 'utf8'))).toMatchObject({
      result: 'aborted',
    });
    expect(existsSync(join(run, 'workspaces'))).toBe(false);
    expect(existsSync(join(run, 'report.html'))).toBe(true);
  });
});

test('check --watch answers an edit, and another', async () => {
  const good = pipeline("build('One', (s) => [s.run('true')])");
  const repository = makeFolder({ [file]: good });
  const { child, ended, read } = startPlatform(repository, ['check', '--watch']);
  const rounds = () => read().match(/check finished: .*(?= \()/g) ?? [];
  await waitUntil(() => rounds().length === 1, ended);
  writeFiles(repository, { [file]: good.replace("'true'", '42') });
  await waitUntil(() => rounds().length === 2, ended);
  writeFiles(repository, { [file]: good });
  await waitUntil(() => rounds().length === 3, ended);
  child.kill('SIGINT');
  const { code, stderr } = await ended;
  expect(rounds()).toEqual([
    'check finished: no mistakes',
    expect.stringMatching(/^check finished: \d mistakes?$/),
    'check finished: no mistakes',
  ]);
  expect(stderr).toContain(`${file}:3:`);
  expect(code).toBe(130);
});

test('two compiles at the same time leave one whole result', async () => {
  const repository = makeFolder({ [file]: pipeline("build('One', (s) => [s.run('true')])") });
  const results = await Promise.all(
    [1, 2, 3].map(() => startPlatform(repository, ['compile']).ended),
  );
  expect(results.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect((await platform(repository, ['check'])).code).toBe(0);
  const left = readdirSync(repository, { recursive: true }).filter((name) =>
    /writing-|\.tmp/.test(String(name)),
  );
  expect(left).toEqual([]);
});
