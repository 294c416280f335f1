import { describe, expect, test } from 'vitest';
import type { Condition } from '../../src/model/value.ts';
import { git, makeFolder, makeRepository, writeFiles } from '../support/make-repository.ts';
import { group, pipelineOf, run, stage } from '../support/models.ts';
import { runModel } from '../support/run-model.ts';

/** Which of the conditions hold in a repository: a stage for each. */
async function whichHold(
  repository: string,
  conditions: Readonly<Record<string, Condition>>,
  more: Parameters<typeof runModel>[2] = {},
): Promise<string[]> {
  const stages = Object.entries(conditions).map(([name, when]) =>
    stage(name, [run(['true'])], { when }),
  );
  const pipeline = pipelineOf([group('All', stages, { parallel: true })], {
    parameters: { fast: { type: 'boolean', default: false, description: '' } },
  });
  const { results } = await runModel(pipeline, repository, more);
  return Object.keys(conditions).filter((name) => results[name] === 'succeeded');
}

const changed = (path: string): Condition => ({ kind: 'changed', paths: [path] });

test('branch and tag, as Git says', async () => {
  const repository = makeRepository();
  const conditions: Record<string, Condition> = {
    main: { kind: 'branch', pattern: 'main' },
    feature: { kind: 'branch', pattern: 'feature/*' },
    release: { kind: 'tag', pattern: 'v*' },
    notMain: { kind: 'not', condition: { kind: 'branch', pattern: 'main' } },
    both: {
      kind: 'all',
      conditions: [
        { kind: 'branch', pattern: '**' },
        { kind: 'tag', pattern: '**' },
      ],
    },
  };
  expect(await whichHold(repository, conditions)).toEqual(['main']);
  git(repository, 'checkout', '-q', '-b', 'feature/a');
  expect(await whichHold(repository, conditions)).toEqual(['feature', 'notMain']);
  git(repository, 'tag', 'V1.0');
  expect(await whichHold(repository, conditions)).toEqual([
    'feature',
    'release',
    'notMain',
    'both',
  ]);
  git(repository, 'checkout', '-q', '--detach');
  expect(await whichHold(repository, conditions)).toEqual(['release', 'notMain']);
});

test('changed files since the branch left the main one, uncommitted, deleted and renamed ones too', async () => {
  const repository = makeRepository({ 'src/a.ts': 'a', 'src/b.ts': 'b', 'docs/c.md': 'c' });
  const conditions = {
    src: changed('src/**'),
    docs: changed('docs/**'),
    old: changed('src/b.ts'),
    chart: changed('chart/**'),
  };
  git(repository, 'checkout', '-q', '-b', 'work');
  expect(await whichHold(repository, conditions)).toEqual([]);
  writeFiles(repository, { 'chart/values.yaml': 'new' });
  expect(await whichHold(repository, conditions)).toEqual(['chart']);
  git(repository, 'mv', 'src/b.ts', 'docs/b.ts');
  expect(await whichHold(repository, conditions)).toEqual(['src', 'docs', 'old', 'chart']);
});

test('without a commit before, and without Git, nothing has changed and no branch is known', async () => {
  const conditions: Record<string, Condition> = {
    any: changed('**'),
    branch: { kind: 'branch', pattern: '**' },
  };
  expect(await whichHold(makeRepository(), conditions)).toEqual(['branch']);
  expect(await whichHold(makeFolder({ 'a.txt': 'a' }), conditions)).toEqual([]);
});

test('parameters, variables of the environment and values of earlier stages', async () => {
  const conditions: Record<string, Condition> = {
    fast: { kind: 'equals', actual: { $parameter: 'fast' }, expected: true },
    variable: { kind: 'environment-variable', name: 'STAGE', value: 'x' },
  };
  const repository = makeRepository();
  expect(await whichHold(repository, conditions)).toEqual([]);
  const more = {
    parameters: { fast: 'true' },
    environment: { PATH: process.env['PATH'], STAGE: 'x' },
  };
  expect(await whichHold(repository, conditions, more)).toEqual(['fast', 'variable']);
});

describe('a condition on a saved value', () => {
  const when: Condition = { kind: 'equals', actual: { $value: 'kind' }, expected: 'release' };
  const pipeline = (text: string) =>
    pipelineOf(
      [
        stage('Decide', [run(`echo ${text}`, { save: { stdout: 'kind' } })]),
        stage('Act', [run('echo act')], { when }),
      ],
      { values: { kind: 'text' } },
    );

  test('is evaluated when its stage comes', async () => {
    const yes = await runModel(pipeline('release'), makeRepository());
    expect(yes.results['Act']).toBe('succeeded');
    const no = await runModel(pipeline('other'), makeRepository());
    expect(no.results['Act']).toBe('skipped');
    expect(no.stage('Act').reason).toBe('its condition does not hold');
    expect(no.record.result).toBe('succeeded');
  });

  test('fails its stage when nobody saved it', async () => {
    const outcome = await runModel(
      pipelineOf([stage('Act', [run('echo act')], { when }), stage('Later', [run('echo on')])], {
        values: { kind: 'text' },
      }),
      makeRepository(),
    );
    expect(outcome.results).toEqual({ Act: 'failed', Later: 'not-run' });
    expect(outcome.stage('Act').reason).toContain('needs kind, which no earlier step');
  });
});

test('a step with a condition is skipped, and the next one runs', async () => {
  const { steps, lines } = await runModel(
    pipelineOf([
      stage('One', [
        run('echo no', { when: { kind: 'branch', pattern: 'release' } }),
        run('echo yes'),
      ]),
    ]),
    makeRepository(),
  );
  expect(steps.map(({ outcome }) => outcome)).toEqual(['skipped', 'succeeded']);
  expect(lines).toEqual(['yes']);
});
