import { describe, expect, test } from 'vitest';
import type { Condition } from '../../src/model/value.ts';
import { matchesAntPath } from '../../src/simulate/ant-path.ts';
import { type SimulateOptions, simulate } from '../../src/simulate/index.ts';
import { groupOf, pipelineOf, runOf, stageOf } from '../emit/pipeline-of.ts';

const branch = (pattern: string): Condition => ({ kind: 'branch', pattern });
const tag = (pattern: string): Condition => ({ kind: 'tag', pattern });
const equals = (actual: object, expected: string | boolean) =>
  ({ kind: 'equals', actual, expected }) as Condition;

/** Whether a stage with the condition runs. */
function runs(when: Condition, options: SimulateOptions = {}): boolean {
  const pipeline = pipelineOf([stageOf('a', [runOf('a.run')], { when })], {
    parameters: {
      FULL: { type: 'boolean', default: false, description: '' },
      LEVEL: { type: 'choice', values: ['low', 'high'], description: '' },
    },
  });
  return simulate(pipeline, options).stages[0]?.status === 'success';
}

describe('what is built', () => {
  test.each([
    [branch('main'), {}, true],
    [branch('MAIN'), {}, true],
    [branch('ma*'), { branch: 'main/x' }, false],
    [branch('ma**'), { branch: 'main/x' }, false],
    [branch('release/*'), { branch: 'release/1.0' }, true],
    [branch('release/*'), { branch: 'release/1/2' }, false],
    [branch('release/**'), { branch: 'release' }, true],
    // A tag build has the tag for its branch (recorded case 264), a pull request PR-7 (332).
    [branch('v*'), { tag: 'v1' }, true],
    [branch('main'), { tag: 'v1' }, false],
    [tag('V1'), { tag: 'v1' }, true],
    [tag('**'), {}, false],
    [branch('main'), { branch: 'main', pullRequest: {} }, false],
    [branch('PR-*'), { pullRequest: { number: 7 } }, true],
    [{ kind: 'pull-request' }, { pullRequest: {} }, true],
    [{ kind: 'pull-request' }, {}, false],
    [{ kind: 'pull-request', target: 'main' }, { pullRequest: {} }, true],
    [{ kind: 'pull-request', target: 'ma*' }, { pullRequest: {} }, false],
    [{ kind: 'pull-request', fork: true }, { pullRequest: { fork: true } }, true],
    [{ kind: 'pull-request', fork: false }, { pullRequest: { fork: true } }, false],
    [{ kind: 'pull-request', source: 'x' }, { branch: 'x', pullRequest: {} }, true],
    [{ kind: 'started-by', cause: 'timer' }, { startedBy: 'timer' }, true],
    [{ kind: 'started-by', cause: 'timer' }, {}, false],
  ] as [Condition, SimulateOptions, boolean][])('%j in %j: %s', (when, options, expected) => {
    expect(runs(when, options)).toBe(expected);
  });
});

describe('what changed (062)', () => {
  const changed: Condition = { kind: 'changed', paths: ['src/**', '*.md'] };

  test.each([
    [['src/a/b.ts'], true],
    [['README.md'], true],
    [['docs/README.md'], false],
    [['SRC/a.ts'], false],
    [[], false],
  ])('%j: %s', (changedFiles, expected) => {
    expect(runs(changed, { changedFiles })).toBe(expected);
  });

  test('nothing in a first build, so that the opposite holds', () => {
    const options = { changedFiles: ['src/a'], previousResult: 'none' } as const;
    expect(runs(changed, options)).toBe(false);
    expect(runs({ kind: 'not', condition: changed }, options)).toBe(true);
  });

  test('is known behind a stage that only checks out, which Jenkins shows', () => {
    const pipeline = pipelineOf([stageOf('a', [runOf('a.run')], { when: changed })]);
    const build = simulate(pipeline, { changedFiles: ['src/a'] });
    expect(build.jenkinsStages.map(({ name }) => name)).toEqual(['Read changes', 'a']);
    expect(build.stages.map(({ id }) => id)).toEqual(['a']);
  });
});

describe('values', () => {
  test('of parameters', () => {
    expect(runs(equals({ $parameter: 'FULL' }, true))).toBe(false);
    expect(runs(equals({ $parameter: 'FULL' }, true), { parameters: { FULL: true } })).toBe(true);
    expect(runs(equals({ $parameter: 'LEVEL' }, 'low'))).toBe(true);
    expect(runs(equals({ $parameter: 'FULL' }, 'false'))).toBe(false);
  });

  test('of variables: parameters are some from the second build on (046)', () => {
    const when: Condition = { kind: 'environment-variable', name: 'LEVEL', value: 'low' };
    expect(runs(when)).toBe(true);
    expect(runs(when, { previousResult: 'none' })).toBe(false);
    const absent: Condition = { kind: 'environment-variable', name: 'NOPE', value: '' };
    expect(runs(absent)).toBe(true);
  });

  test('a stage does not see its own variables, one inside it does', () => {
    const when: Condition = { kind: 'environment-variable', name: 'MODE', value: 'ci' };
    const pipeline = pipelineOf([
      stageOf('own', [runOf('own.run')], { when, env: { MODE: 'ci' } }),
      groupOf('around', [stageOf('inner', [runOf('inner.run')], { when })], {
        env: { MODE: 'ci' },
      }),
    ]);
    expect(simulate(pipeline).stages.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'own skipped',
      'around success',
      'inner success',
    ]);
  });

  test('of steps must be told', () => {
    const when: Condition = {
      kind: 'all',
      conditions: [branch('main'), equals({ $value: 'kind' }, 'lib')],
    };
    const pipeline = pipelineOf(
      [
        stageOf('find', [runOf('find.run', { save: { stdout: 'kind' } })]),
        stageOf('a', [runOf('a.run')], { when }),
      ],
      { values: { kind: 'text' } },
    );
    expect(() => simulate(pipeline)).toThrow('depends on a value that an earlier step saves');
    // What decides without the value needs none.
    expect(simulate(pipeline, { branch: 'x' }).stages[1]).toMatchObject({
      status: 'skipped',
      skippedBy: 'jenkins',
    });
    const build = simulate(pipeline, { values: { kind: 'app' } });
    expect(build.stages[1]).toMatchObject({ status: 'skipped', skippedBy: 'runner' });
    // Jenkins enters the stage, and its step skips itself.
    expect(build.jenkinsStages[1]).toEqual({ name: 'a' });
    expect(build.steps[1]).toMatchObject({ id: 'a.run', status: 'skipped' });
    expect(build.steps[1]?.call?.arguments['when']).toEqual(equals({ $value: 'kind' }, 'lib'));
    expect(simulate(pipeline, { values: { kind: 'lib' } }).stages[1]?.status).toBe('success');
  });
});

describe('Ant paths', () => {
  test.each([
    ['**/x', 'x', true],
    ['**/x', 'a/b/x', true],
    ['a/**/b', 'a/b', true],
    ['a/**/b', 'a/x/y/b', true],
    ['a/', 'a/x/y', true],
    ['a?c', 'abc', true],
    ['a?c', 'a/c', false],
    ['a.c', 'abc', false],
    ['[ab]', 'a', false],
    ['{a,b}', 'a', false],
    ['(a|b)', '(a|b)', true],
    ['*', '', true],
  ])('%s matches %s: %s', (pattern, text, expected) => {
    expect(matchesAntPath(pattern, text, { ignoreCase: false })).toBe(expected);
  });
});
