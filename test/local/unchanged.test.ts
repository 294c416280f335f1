import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Step } from '../../src/model/step.ts';
import { git, makeFolder, makeRepository, writeFiles } from '../support/make-repository.ts';
import { pipelineOf, run, stage } from '../support/models.ts';
import { runModel } from '../support/run-model.ts';

const values = { values: { said: 'text' as const } };
const outcomes = (ran: { steps: readonly { outcome: string }[] }) =>
  ran.steps.map(({ outcome }) => outcome);

/** A step that declares what it reads, and a step that shows what became of it. */
function pipelineAround(step: Step) {
  return pipelineOf(
    [
      stage('Make', [step]),
      stage('Use', [
        run(
          { script: 'printf "%s|" "$s"; cat out.txt', values: { s: { $value: 'said' } } },
          { needs: ['out'] },
        ),
      ]),
    ],
    { ...values, files: { out: { name: 'out', include: ['out.txt'] } } },
  );
}

const build = (more: Partial<Step> & { input?: object } = {}) =>
  run('cat src/*.txt > out.txt; echo "built ${X:-}"', {
    save: { stdout: 'said' },
    makes: ['out'],
    ...more,
    input: { inputs: ['src/**'], ...more.input },
  });

test('an unchanged step is not run again; its values and files are there', async () => {
  const repository = makeFolder({ 'src/a.txt': 'one\n', 'other.txt': 'x' });
  const pipeline = pipelineAround(build());
  expect(outcomes(await runModel(pipeline, repository))).toEqual(['succeeded', 'succeeded']);
  writeFiles(repository, { 'other.txt': 'y' });
  const again = await runModel(pipeline, repository);
  expect(outcomes(again)).toEqual(['unchanged', 'succeeded']);
  expect(again.lines).toEqual(['built |one']);
});

test('it runs again when an input differs, comes or goes', async () => {
  const repository = makeFolder({ 'src/a.txt': 'one\n' });
  const pipeline = pipelineAround(build());
  await runModel(pipeline, repository);
  writeFiles(repository, { 'src/a.txt': 'two\n' });
  const changed = await runModel(pipeline, repository);
  expect(changed.lines.at(-1)).toBe('built |two');
  writeFiles(repository, { 'src/b.txt': 'more\n' });
  expect(outcomes(await runModel(pipeline, repository))[0]).toBe('succeeded');
  writeFiles(repository, { 'src/a.txt': 'two\n' });
  expect(outcomes(await runModel(pipeline, repository))[0]).toBe('unchanged');
});

test.each([
  ['variable', build({ env: { X: '1' } })],
  [
    'command',
    run('cat src/*.txt > out.txt; echo other', { ...build(), input: { inputs: ['src/**'] } }),
  ],
  ['shell', build({ input: { shell: 'bash' } })],
])('it runs again with another %s', async (_what, other) => {
  const repository = makeFolder({ 'src/a.txt': 'one\n' });
  await runModel(pipelineAround(build()), repository);
  expect(outcomes(await runModel(pipelineAround(other), repository))[0]).toBe('succeeded');
});

test('it runs again with another variable of its stage or pipeline', async () => {
  const repository = makeFolder({ 'src/a.txt': 'one\n' });
  const pipeline = (env: Record<string, string>) => ({ ...pipelineAround(build()), env });
  await runModel(pipeline({ X: '1' }), repository);
  const { lines, steps } = await runModel(pipeline({ X: '2' }), repository);
  expect(steps[0]?.outcome).toBe('succeeded');
  expect(lines[0]).toBe('built 2');
});

test('it runs again when a value that it reads is another', async () => {
  const repository = makeRepository({ 'src/a.txt': 'one\n' });
  const show = run(['echo', { $context: 'shortCommit' }], { input: { inputs: ['src/**'] } });
  const pipeline = pipelineOf([stage('S', [show])]);
  await runModel(pipeline, repository);
  expect(outcomes(await runModel(pipeline, repository))).toEqual(['unchanged']);
  git(repository, 'commit', '-q', '--allow-empty', '-m', 'second');
  expect(outcomes(await runModel(pipeline, repository))).toEqual(['succeeded']);
});

test('it runs again when files that it needs differ', async () => {
  const repository = makeFolder({ version: '1', 'src/a.txt': '' });
  const pipeline = pipelineOf(
    [
      stage('Make', [run('cp version made.txt', { makes: ['made'] })]),
      stage('Use', [run('cat made.txt', { needs: ['made'], input: { inputs: ['src/**'] } })]),
    ],
    { files: { made: { name: 'made', include: ['made.txt'] } } },
  );
  await runModel(pipeline, repository);
  expect(outcomes(await runModel(pipeline, repository))[1]).toBe('unchanged');
  writeFiles(repository, { version: '2' });
  expect((await runModel(pipeline, repository)).lines).toEqual(['2']);
});

test('a condition comes before the cache', async () => {
  const repository = makeRepository({ 'src/a.txt': 'one\n' });
  const when = { kind: 'tag', pattern: 'v*' } as const;
  const pipeline = pipelineOf([stage('S', [run('true', { when, input: { inputs: ['src/**'] } })])]);
  git(repository, 'tag', 'v1');
  expect(outcomes(await runModel(pipeline, repository))).toEqual(['succeeded']);
  git(repository, 'tag', '-d', 'v1');
  expect(outcomes(await runModel(pipeline, repository))).toEqual(['skipped']);
});

test('failures, steps with secrets, without inputs, or asked for again are never taken from the cache', async () => {
  const repository = makeFolder({ 'src/a.txt': 'one\n' });
  const failing = pipelineOf([stage('S', [run('exit 1', { input: { inputs: ['src/**'] } })])]);
  await runModel(failing, repository);
  expect(outcomes(await runModel(failing, repository))).toEqual(['failed']);
  const plain = pipelineOf([stage('S', [run('true')])]);
  await runModel(plain, repository);
  expect(outcomes(await runModel(plain, repository))).toEqual(['succeeded']);
  const pipeline = pipelineAround(build());
  await runModel(pipeline, repository);
  expect(outcomes(await runModel(pipeline, repository, { cache: false }))[0]).toBe('succeeded');
});

test('an entry that was broken by hand is made again', async () => {
  const repository = makeFolder({ 'src/a.txt': 'one\n' });
  const pipeline = pipelineAround(build());
  await runModel(pipeline, repository);
  const { readdirSync, writeFileSync } = await import('node:fs');
  const folder = join(repository, '.platform/cache/steps');
  const [entry] = readdirSync(folder);
  writeFileSync(join(folder, entry as string, 'outputs.json'), '{');
  expect(existsSync(join(folder, entry as string))).toBe(true);
  expect(outcomes(await runModel(pipeline, repository))).toEqual(['succeeded', 'succeeded']);
});
