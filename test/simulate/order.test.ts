import { describe, expect, test } from 'vitest';
import { simulate } from '../../src/simulate/index.ts';
import type { Simulation } from '../../src/simulate/simulation.ts';
import { groupOf, pipelineOf, runOf, stageOf } from '../emit/pipeline-of.ts';

const branch = (pattern: string) => ({ kind: 'branch', pattern }) as const;

function statuses({ stages }: Simulation): Record<string, string> {
  return Object.fromEntries(
    stages.map(({ id, axes, status }) => [
      axes === undefined ? id : `${id} ${Object.values(axes).join(' ')}`,
      status,
    ]),
  );
}

function stepsOf({ steps }: Simulation): string[] {
  return steps.map(({ id, status }) => `${id} ${status}`);
}

describe('stages in order', () => {
  const three = pipelineOf([
    stageOf('a', [runOf('a.run')]),
    groupOf('b', [stageOf('b.x', [runOf('b.x.run')]), stageOf('b.y', [runOf('b.y.run')])]),
    stageOf('c', [runOf('c.run')]),
  ]);

  test('run until something fails; the rest is left out (recorded case 106)', () => {
    const build = simulate(three, { fail: { 'b.x.run': 'fail' } });
    expect(statuses(build)).toEqual({
      a: 'success',
      b: 'failure',
      'b.x': 'failure',
      'b.y': 'not-run',
      c: 'not-run',
    });
    expect(build.result).toBe('failure');
    expect(build.reason).toBe('step b.x.run failed');
  });

  test('go on after an unstable step, unless the pipeline says otherwise (023, 024, 284)', () => {
    const unstable = runOf('b.x.run', { onFailure: 'unstable' });
    const stages = [
      groupOf('b', [stageOf('b.x', [unstable]), stageOf('b.y', [runOf('b.y.run')])]),
      stageOf('c', [runOf('c.run')]),
    ];
    const options = { fail: { 'b.x.run': 'unstable' } } as const;
    expect(statuses(simulate(pipelineOf(stages), options))).toEqual({
      b: 'unstable',
      'b.x': 'unstable',
      'b.y': 'success',
      c: 'success',
    });
    const stops = simulate(pipelineOf(stages, { stopWhenUnstable: true }), options);
    expect(statuses(stops)).toMatchObject({ 'b.y': 'not-run', c: 'not-run' });
    expect(stops.result).toBe('unstable');
  });

  test('a group that is skipped shows everything in it as skipped (073)', () => {
    const group = groupOf('g', [stageOf('g.x', [runOf('g.x.run')])], { when: branch('release/*') });
    const build = simulate(pipelineOf([group, stageOf('c', [runOf('c.run')])]));
    expect(statuses(build)).toEqual({ g: 'skipped', 'g.x': 'skipped', c: 'success' });
    expect(build.jenkinsStages).toEqual([
      { name: 'g', skipped: 'condition' },
      { name: 'g.x', parent: 0, skipped: 'condition' },
      { name: 'c' },
    ]);
  });
});

describe('parallel branches', () => {
  const sides = (failFast: boolean) =>
    pipelineOf([
      groupOf(
        'p',
        [
          stageOf('p.a', [runOf('p.a.run')]),
          stageOf('p.b', [runOf('p.b.run'), runOf('p.b.more')], {
            post: { aborted: [runOf('p.b.aborted')] },
          }),
          stageOf('p.c', [runOf('p.c.run')], { when: branch('other') }),
        ],
        { parallel: true, failFast },
      ),
      stageOf('z', [runOf('z.run')]),
    ]);

  test('all run to their end when one fails (081)', () => {
    const build = simulate(sides(false), { fail: { 'p.a.run': 'fail' } });
    expect(statuses(build)).toEqual({
      p: 'failure',
      'p.a': 'failure',
      'p.b': 'success',
      'p.c': 'skipped',
      z: 'not-run',
    });
  });

  test('with failFast the others are interrupted in their first step, and their post runs (081)', () => {
    const build = simulate(sides(true), { fail: { 'p.a.run': 'fail' } });
    expect(stepsOf(build)).toEqual(['p.a.run failure', 'p.b.run aborted', 'p.b.aborted success']);
    expect(build.result).toBe('failure');
  });

  test('an unstable branch stops nobody (082)', () => {
    const pipeline = pipelineOf([
      groupOf(
        'p',
        [
          stageOf('p.a', [runOf('p.a.run', { onFailure: 'unstable' })]),
          stageOf('p.b', [runOf('p.b.run')]),
        ],
        { parallel: true, failFast: true },
      ),
    ]);
    const build = simulate(pipeline, { fail: { 'p.a.run': 'fail' } });
    expect(statuses(build)).toEqual({ p: 'unstable', 'p.a': 'unstable', 'p.b': 'success' });
  });

  test('a failure outweighs an interruption, whichever comes first', () => {
    const options = { fail: { 'p.a.run': 'timeout', 'p.b.run': 'fail' } } as const;
    expect(simulate(sides(false), options).result).toBe('failure');
    expect(simulate(sides(true), options).result).toBe('aborted');
  });

  test('a person who stops the build stops every branch', () => {
    const build = simulate(sides(false), { fail: { 'p.a.run': 'abort' } });
    expect(stepsOf(build)).toEqual(['p.a.run aborted', 'p.b.run aborted', 'p.b.aborted success']);
    expect(build.result).toBe('aborted');
  });

  test('sequences in branches leave out what follows an interruption (286)', () => {
    const pipeline = pipelineOf(
      [
        groupOf(
          'p',
          [
            stageOf('p.y', [runOf('p.y.run')]),
            groupOf('p.x', [stageOf('p.x.1', [runOf('x1')]), stageOf('p.x.2', [runOf('x2')])]),
          ],
          { parallel: true },
        ),
      ],
      { failFast: true },
    );
    const build = simulate(pipeline, { fail: { 'p.y.run': 'fail' } });
    expect(statuses(build)).toMatchObject({
      'p.x': 'aborted',
      'p.x.1': 'aborted',
      'p.x.2': 'not-run',
    });
  });
});

describe('a matrix', () => {
  const matrix = {
    axes: [
      { name: 'NODE', values: ['22', '24'] },
      { name: 'OS', values: ['linux', 'win'] },
    ],
    exclude: [{ OS: ['win'], NODE: ['22'] }],
  };
  const pipeline = pipelineOf([
    stageOf('t', [runOf('t.run', { input: { command: ['test', { $axis: 'NODE' }] } })], { matrix }),
  ]);

  test('runs its cells with the first axis fastest, without the excluded ones (092, 093)', () => {
    const build = simulate(pipeline);
    expect(statuses(build)).toEqual({
      t: 'success',
      't 22 linux': 'success',
      't 24 linux': 'success',
      't 24 win': 'success',
    });
    expect(build.jenkinsStages.map(({ name }) => name)).toEqual([
      't',
      "Matrix - NODE = '22', OS = 'linux'",
      'Run',
      "Matrix - NODE = '24', OS = 'linux'",
      'Run',
      "Matrix - NODE = '24', OS = 'win'",
      'Run',
    ]);
    expect(build.steps.map(({ input }) => input['command'])).toEqual([
      ['test', '22'],
      ['test', '24'],
      ['test', '24'],
    ]);
    expect(build.steps[0]?.call?.arguments['axes']).toEqual({ NODE: '22', OS: 'linux' });
  });

  test('a fault can be in one cell', () => {
    const build = simulate(pipeline, { fail: { 't.run': { how: 'fail', axes: { OS: 'win' } } } });
    expect(statuses(build)).toEqual({
      t: 'failure',
      't 22 linux': 'success',
      't 24 linux': 'success',
      't 24 win': 'failure',
    });
  });
});
