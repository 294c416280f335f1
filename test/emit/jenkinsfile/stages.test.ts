import { describe, expect, it } from 'vitest';
import { emitJenkinsfile } from '../../../src/emit/jenkinsfile/emit-jenkinsfile.ts';
import { toTimeout } from '../../../src/emit/jenkinsfile/timeout.ts';
import type { Pipeline } from '../../../src/model/pipeline.ts';
import type { Stage } from '../../../src/model/stage.ts';
import type { Condition } from '../../../src/model/value.ts';
import { goldenOptions } from '../compile-golden.ts';
import { groupOf, pipelineOf, runOf, stageOf } from '../pipeline-of.ts';

const emit = (stages: Stage[], more: Partial<Pipeline> = {}) =>
  emitJenkinsfile(pipelineOf(stages, more), goldenOptions);
const hour = 3_600_000;
const approval = { message: '?', by: ['a'], timeoutMs: 2 * hour };
const limits = (text: string) =>
  [...text.matchAll(/timeout\(time: (\d+), unit: '(\w+)'\)/g)].map(
    (match) => `${match[1]} ${match[2]}`,
  );

describe('time limits', () => {
  it.each([
    [1, 1, 'MILLISECONDS'],
    [1500, 1500, 'MILLISECONDS'],
    [2000, 2, 'SECONDS'],
    [90_000, 90, 'SECONDS'],
    [120_000, 2, 'MINUTES'],
    [5_400_000, 90, 'MINUTES'],
    [86_400_000, 24, 'HOURS'],
  ])('of %i ms', (timeMs, time, unit) => {
    expect(toTimeout(timeMs)).toEqual({ time, unit });
  });

  it('of the pipeline have room for people, and then hold each stage', () => {
    const stages = [
      stageOf('a', [runOf('a.r')]),
      stageOf('b', [runOf('b.r')], { approval }),
      groupOf(
        'g',
        [
          stageOf('g.c', [runOf('g.c.r')], { approval }),
          stageOf('g.d', [runOf('g.d.r')], {
            approval: { ...approval, timeoutMs: hour },
          }),
        ],
        { parallel: true },
      ),
      stageOf('e', [runOf('e.r')], { timeoutMs: 60_000 }),
      groupOf('h', [stageOf('h.f', [runOf('h.f.r')])], { timeoutMs: 120_000 }),
    ];
    expect(limits(emit(stages))).toEqual([
      '5 HOURS',
      '1 HOURS',
      '2 HOURS',
      '1 HOURS',
      '2 HOURS',
      '1 HOURS',
      '1 HOURS',
      '1 HOURS',
      '1 MINUTES',
      '2 MINUTES',
    ]);
  });

  it('of the pipeline are as they were without people', () => {
    expect(limits(emit([stageOf('a', [runOf('a.r')])]))).toEqual(['1 HOURS']);
  });
});

describe('a machine', () => {
  const start = {
    id: 's.start',
    contract: 'startJob',
    label: '',
    input: { job: 'x' },
  };
  const agents = (stage: Stage) =>
    [...emit([stage]).matchAll(/agent (.*)/g)].map((match) => match[1]);

  it('is not taken for what needs none', () => {
    expect(agents(stageOf('s', [start]))).toEqual(['none']);
  });

  it.each<[string, Stage]>([
    ['a step of the runner', stageOf('s', [start, runOf('s.r')])],
    ['a folder', stageOf('s', [{ ...start, directory: 'x' }])],
    ['a step of the post', stageOf('s', [start], { post: { failure: [runOf('s.failure.r')] } })],
    [
      'files',
      stageOf('s', [
        {
          id: 's.k',
          contract: 'keepFiles',
          label: '',
          input: { include: ['x'] },
        },
      ]),
    ],
    ['an agent that the team chose', stageOf('s', [start], { agent: { kind: 'any' } })],
  ])('is taken for %s', (_, stage) => {
    expect(agents(stage)).toEqual(['none', 'any']);
  });
});

describe('changed files', () => {
  const changed: Condition = { kind: 'changed', paths: ['x'] };
  const reads = (stages: Stage[]) => emit(stages).includes("stage('Read changes')");
  const plain = stageOf('p', [runOf('p.r')]);
  const asks = stageOf('a', [runOf('a.r')], { when: changed });

  it.each<[string, Stage[], boolean]>([
    ['asked first', [asks], true],
    [
      'asked below not and any',
      [
        stageOf('a', [runOf('a.r')], {
          when: {
            kind: 'not',
            condition: { kind: 'any', conditions: [changed] },
          },
        }),
      ],
      true,
    ],
    ['asked by a group', [groupOf('g', [plain], { when: changed })], true],
    ['asked in a group', [groupOf('g', [asks])], true],
    ['asked after a checkout', [plain, asks], false],
    ['asked after a checkout in a group', [groupOf('g', [plain]), asks], false],
    ['asked after a checkout inside the group', [groupOf('g', [plain, asks])], false],
    ['asked beside the checkout', [groupOf('g', [plain, asks], { parallel: true })], true],
    [
      'asked after a checkout beside others',
      [groupOf('g', [plain, stageOf('q', [runOf('q.r')])], { parallel: true }), asks],
      false,
    ],
    [
      'asked after a stage that may be skipped',
      [
        stageOf('p', [runOf('p.r')], {
          when: { kind: 'branch', pattern: 'x' },
        }),
        asks,
      ],
      true,
    ],
    [
      'asked after a group that may be skipped',
      [groupOf('g', [plain], { when: { kind: 'branch', pattern: 'x' } }), asks],
      true,
    ],
    [
      'asked after a stage without a machine',
      [
        stageOf('p', [
          {
            id: 'p.e',
            contract: 'printMessage',
            label: '',
            input: { message: 'x' },
          },
        ]),
        asks,
      ],
      true,
    ],
    [
      'asked by a step, which the runner answers',
      [stageOf('a', [runOf('a.r', { when: changed })])],
      false,
    ],
    ['not asked', [plain], false],
  ])('%s', (_, stages, expected) => {
    expect(reads(stages)).toBe(expected);
  });

  it('are read in a stage with a free name', () => {
    expect(emit([{ ...asks, name: 'Read changes' }])).toContain("stage('Read changes 2')");
  });
});

describe('conditions', () => {
  it('stand before the first thing that a stage takes', () => {
    const when = { kind: 'branch', pattern: 'main' } as const;
    const flags = (stage: Stage) =>
      [...emit([stage]).matchAll(/before\w+ \w+/g)].map(([flag]) => flag);
    expect(flags(stageOf('s', [runOf('s.r')], { when }))).toEqual(['beforeAgent true']);
    expect(flags(stageOf('s', [runOf('s.r')], { when, lock: 'x' }))).toEqual([
      'beforeOptions true',
    ]);
    expect(flags(stageOf('s', [], { when }))).toEqual([]);
    expect(flags(groupOf('g', [stageOf('g.s', [runOf('g.s.r')])], { when }))).toEqual([]);
    expect(flags(groupOf('g', [stageOf('g.s', [runOf('g.s.r')])], { when, lock: 'x' }))).toEqual([
      'beforeOptions true',
    ]);
    expect(flags(stageOf('s', [runOf('s.r')], { when, approval }))).toEqual([]);
    const matrix = { axes: [{ name: 'A', values: ['1'] }], exclude: [] };
    expect(flags(stageOf('s', [runOf('s.r')], { when, matrix }))).toEqual([]);
    expect(flags(stageOf('s', [runOf('s.r')], { when, matrix, timeoutMs: 5 }))).toEqual([
      'beforeOptions true',
    ]);
  });
});

describe('approvals', () => {
  const environments = {
    prod: { cluster: 'c', namespace: 'n', approval, protected: true },
  };
  const asks = (stage: Partial<Stage>) =>
    emit([stageOf('s', [runOf('s.r')], { environment: 'prod', ...stage })], {
      environments,
    }).match(/submitter: '(\w+)'/)?.[1];

  it('of an environment are for stages that deploy there, and not for others', () => {
    expect(asks({ kind: 'deploy' })).toBe('a');
    expect(asks({ kind: 'test' })).toBeUndefined();
    expect(asks({ kind: 'deploy', approval: { ...approval, by: ['own'] } })).toBe('own');
    expect(asks({ kind: 'deploy', environment: 'other' })).toBeUndefined();
  });
});
