import { describe, expect, it } from 'vitest';
import { largestStepBytes } from '../../../src/analysis/rules/texts.ts';
import type { Pipeline } from '../../../src/model/pipeline.ts';
import type { Matrix, Stage } from '../../../src/model/stage.ts';
import {
  codesOf,
  imageOf,
  messagesOf,
  parallelOf,
  pipelineOf,
  runOf,
  stageOf,
  stepOf,
} from '../build-pipeline.ts';

const clean = stepOf('cleanWorkspace');
const manySteps = (count: number) => Array.from({ length: count }, () => clean);
const manyStages = (count: number) =>
  Array.from({ length: count }, (_, index) => stageOf(`s${index}`, [clean]));

describe('characters', () => {
  it.each([
    ['\0', 'U+0000', 1],
    ['ab\uFFFE', 'U+FFFE', 3],
    ['ab\uFFFF', 'U+FFFF', 3],
    ['\uD800', 'half a character (U+D800)', 1],
    ['a\uDC00b', 'half a character (U+DC00)', 2],
    ['\uD83D\uDE00\uD83D', 'half a character (U+D83D)', 3],
  ])('%j can not stand in a Jenkinsfile', (text, character, index) => {
    const pipeline = pipelineOf([stageOf('a', [stepOf('printMessage', { message: text })])]);
    expect(messagesOf(pipeline, 'P701')).toEqual([
      `Step "printMessage", input.message has ${character} at position ${index}.`,
    ]);
  });

  it.each(['\u0001', '\t\n\r', '\uFEFF', '\u2028', '\u{1F600}', '\uFFFD'])('%j can', (text) => {
    expect(
      codesOf(pipelineOf([stageOf('a', [stepOf('printMessage', { message: text })])])),
    ).toEqual([]);
  });

  it('in names as well', () => {
    const of = (pipeline: Pipeline) => messagesOf(pipeline, 'P701');
    expect(of(pipelineOf([stageOf('a', [runOf('x', { env: { 'A\0': 'x' } })])]))).toEqual([
      'Step "run", a name has U+0000 at position 2.',
    ]);
    expect(of(pipelineOf([stageOf('a\0', [runOf('x')])]))).toEqual([
      'Stage "a\\u0000", name has U+0000 at position 2.',
    ]);
    expect(
      of(pipelineOf([stageOf('a', [runOf('x')])], { keepBuilds: 1, description: '\0' })),
    ).toEqual(['The pipeline, description has U+0000 at position 1.']);
    expect(
      of(pipelineOf([stageOf('a', [runOf('x')])], { images: { 'x\0': imageOf('x') } })),
    ).toEqual(['The image, a name has U+0000 at position 2.']);
  });
});

describe('sizes', () => {
  it('of a step', () => {
    const fill = largestStepBytes - JSON.stringify([{ command: '' }, null, null]).length;
    const of = (bytes: number) => codesOf(pipelineOf([stageOf('a', [runOf('x'.repeat(bytes))])]));
    expect(of(fill)).toEqual([]);
    expect(of(fill + 1)).toEqual(['P703']);
  });

  it('240 steps in a block', () => {
    expect(codesOf(pipelineOf([stageOf('a', manySteps(240))]))).toEqual([]);
    expect(messagesOf(pipelineOf([stageOf('a', manySteps(241))]), 'P704')).toEqual([
      'Stage "a" has 241 steps; Jenkins takes 240 beside our own.',
    ]);
    const post = { always: manySteps(241) };
    expect(messagesOf(pipelineOf([stageOf('a', [clean], { post })]), 'P704')).toEqual([
      'Stage "a", post.always, has 241 steps; Jenkins takes 240 beside our own.',
    ]);
    expect(messagesOf(pipelineOf([stageOf('a', [clean])], { post }), 'P704')).toEqual([
      'The pipeline, post.always, has 241 steps; Jenkins takes 240 beside our own.',
    ]);
  });

  it('249 stages in a list', () => {
    const of = (stages: Stage[]) => codesOf(pipelineOf(stages)).includes('P705');
    expect(of(manyStages(249))).toBe(false);
    expect(of(manyStages(250))).toBe(true);
    expect(of([parallelOf('p', manyStages(249))])).toBe(false);
    expect(of([parallelOf('p', manyStages(250))])).toBe(true);
    expect(of([stageOf('a', manyStages(200)), stageOf('b', manyStages(200))])).toBe(false);
  });

  it('of the whole method, as far as stages and steps alone say', () => {
    const of = (count: number) => codesOf(pipelineOf(manyStages(count))).includes('P706');
    let refused = 1;
    while (!of(refused)) refused += 1;
    // A stage takes 182 bytes and its step 50; 80 % of 65,535 are allowed, beside 600 for the frame.
    expect(refused).toBe(Math.ceil((0.8 * 65_535 - 600) / 232));
    expect(messagesOf(pipelineOf(manyStages(refused)), 'P706')[0]).toContain(
      'The largest part is stage "s0" with 232 bytes.',
    );
  });
});

describe('nesting', () => {
  const matrix: Matrix = { axes: [{ name: 'N', values: ['1'] }], exclude: [] };
  const leaf = stageOf('leaf', [clean]);
  const inMatrix = stageOf('m', [clean], { matrix });
  const cases: [string, Stage[], number][] = [
    ['parallel', [parallelOf('p', [leaf])], 0],
    ['parallel in parallel', [parallelOf('p', [parallelOf('q', [leaf])])], 1],
    ['matrix in parallel', [parallelOf('p', [inMatrix])], 1],
    [
      'parallel in a sequence in parallel',
      [parallelOf('p', [stageOf('s', [parallelOf('q', [leaf])])])],
      1,
    ],
    ['three levels', [parallelOf('p', [parallelOf('q', [parallelOf('r', [leaf])])])], 2],
    ['parallel in a sequence', [stageOf('s', [parallelOf('q', [leaf])])], 0],
    ['one after the other', [parallelOf('p', [leaf]), inMatrix], 0],
  ];
  it.each(cases)('%s', (_, stages, count) =>
    expect(messagesOf(pipelineOf(stages), 'P708')).toHaveLength(count),
  );

  it('says what stands in what', () => {
    expect(messagesOf(pipelineOf([parallelOf('p', [inMatrix])]), 'P708')).toEqual([
      'Matrix "m" stands inside parallel "p"; Jenkins can\'t run parallel stages inside parallel ones.',
    ]);
  });
});

describe('matrices', () => {
  const of = (matrix: Matrix) => codesOf(pipelineOf([stageOf('m', [clean], { matrix })]));
  const axes = (...values: string[]) => [{ name: 'N', values }];
  it.each([
    ['plain', { axes: axes('1', '2'), exclude: [] }, []],
    ['one cell left', { axes: axes('1', '2'), exclude: [{ N: ['1'] }] }, []],
    ['no cell left', { axes: axes('1', '2'), exclude: [{ N: ['1', '2'] }] }, ['P710']],
    ['no cell left by an empty row', { axes: axes('1'), exclude: [{}] }, ['P710']],
    ['an unknown axis', { axes: axes('1', '2'), exclude: [{ M: ['1'] }] }, ['P709']],
    ['an unknown value', { axes: axes('1', '2'), exclude: [{ N: ['3'] }] }, ['P709']],
    [
      'a known and an unknown value',
      { axes: axes('1', '2'), exclude: [{ N: ['1', '3'] }] },
      ['P709'],
    ],
    ['two equal values', { axes: axes('1', '1'), exclude: [] }, ['P712']],
    [
      'a name of Jenkins',
      { axes: [{ name: 'BRANCH_NAME', values: ['1'] }], exclude: [] },
      ['P711'],
    ],
    ['no name', { axes: [{ name: 'a-b', values: ['1'] }], exclude: [] }, ['P711']],
    ['NODE_OPTIONS', { axes: [{ name: 'NODE_OPTIONS', values: ['1'] }], exclude: [] }, ['P711']],
    [
      'two axes, excluded in pairs',
      {
        axes: [...axes('1', '2'), { name: 'O', values: ['a', 'b'] }],
        exclude: [{ N: ['1'], O: ['a'] }, { N: ['2'] }],
      },
      [],
    ],
    [
      'two axes, all excluded',
      {
        axes: [...axes('1', '2'), { name: 'O', values: ['a', 'b'] }],
        exclude: [{ N: ['1'] }, { O: ['a', 'b'] }],
      },
      ['P710'],
    ],
  ] as [string, Matrix, string[]][])('%s', (_, matrix, codes) => expect(of(matrix)).toEqual(codes));
});

describe('names', () => {
  it.each([
    ['Build', false],
    ['建造 🚀', false],
    ['', true],
    [' \u200b ', true],
    ['a\nb', true],
    ['a\u2028b', true],
    ['a\tb', true],
    ['x'.repeat(200), false],
    ['x'.repeat(201), true],
  ])('stage %j', (name, isRefused) => {
    expect(codesOf(pipelineOf([stageOf(name, [clean])])).includes('P715')).toBe(isRefused);
  });

  it.each([
    ['staging', false],
    ['a b', false],
    [' a', true],
    ['a ', true],
    [' ', true],
    ['a\nb', true],
  ])('lock %j', (lock, isRefused) => {
    expect(codesOf(pipelineOf([stageOf('a', [clean], { lock })])).includes('P716')).toBe(isRefused);
  });

  it.each([
    ['slackSend', false],
    ['run', true],
    ['smoke', true],
    ['sh', true],
    ['pipeline', true],
    ['constructor', false],
    ['null', true],
    ['class', true],
  ])('outside step %s', (step, isRefused) => {
    const outsideSteps = {
      [step]: { step, description: '', parameters: {}, laptop: 'print' as const },
    };
    expect(codesOf(pipelineOf([stageOf('a', [clean])], { outsideSteps })).includes('P717')).toBe(
      isRefused,
    );
  });

  it('labels of every agent', () => {
    const label = { kind: 'label', label: 'a b' } as const;
    expect(codesOf(pipelineOf([stageOf('a', [clean], { agent: label })]))).toEqual(['P714']);
    expect(codesOf(pipelineOf([stageOf('a', [clean])], { agent: label }))).toEqual(['P714']);
    const container = { kind: 'container', image: 'node:24', label: 'a b' } as const;
    expect(codesOf(pipelineOf([stageOf('a', [clean])], { agent: container }))).toEqual(['P714']);
  });

  it('schedules of both kinds', () => {
    const of = (trigger: Pipeline['triggers'][number]) =>
      codesOf(pipelineOf([stageOf('a', [clean])], { triggers: [trigger] }));
    expect(of({ kind: 'cron', schedule: 'x' })).toEqual(['P713']);
    expect(of({ kind: 'poll', schedule: 'x' })).toEqual(['P713']);
    expect(of({ kind: 'cron', schedule: '@daily' })).toEqual([]);
    expect(of({ kind: 'push' })).toEqual([]);
  });
});

describe('structure', () => {
  it('has stages, and stages have something', () => {
    expect(codesOf(pipelineOf([]))).toEqual(['P308']);
    expect(codesOf(pipelineOf([stageOf('a', [])]))).toEqual(['P307']);
    expect(codesOf(pipelineOf([parallelOf('a', [])]))).toEqual(['P309']);
    expect(codesOf(pipelineOf([{ id: 'a', name: 'a', kind: 'stage' }]))).toEqual(['P307']);
  });
});
