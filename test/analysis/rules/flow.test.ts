import { describe, expect, it } from 'vitest';
import type { Pipeline } from '../../../src/model/pipeline.ts';
import type { Stage } from '../../../src/model/stage.ts';
import type { Step } from '../../../src/model/step.ts';
import type { Condition } from '../../../src/model/value.ts';
import {
  codesOf,
  findingsOf,
  imageOf,
  messagesOf,
  parallelOf,
  pipelineOf,
  runOf,
  stageOf,
  stepOf,
} from '../build-pipeline.ts';

const declared: Partial<Pipeline> = {
  values: { version: 'text' },
  images: { app: imageOf('app') },
  files: { dist: { name: 'dist', include: ['dist/**'] } },
};
const save = (more: Partial<Step> = {}) =>
  runOf('git describe', { save: { stdout: 'version' }, ...more });
const use = (more: Partial<Step> = {}) =>
  stepOf('printMessage', { message: { $value: 'version' } }, more);
const build = (more: Partial<Step> = {}) =>
  stepOf('imageBuild', { image: { $image: 'app' } }, more);
const push = (more: Partial<Step> = {}, input = {}) =>
  stepOf('ecrPush', { image: { $image: 'app' }, ...input }, more);
const onMain: Condition = { kind: 'branch', pattern: 'main' };
const onTag: Condition = { kind: 'tag', pattern: 'v*' };

/** Codes of the flow group only; the other ones are not looked at here. */
function flowCodes(stages: Stage[], more: Partial<Pipeline> = {}): string[] {
  const used = { ...declared, ...more };
  return codesOf(pipelineOf(stages, used)).filter(
    (code) => code.startsWith('P4') && code !== 'P414',
  );
}

describe('the order of making and using', () => {
  const cases: [string, Stage[], string[]][] = [
    ['in one stage', [stageOf('a', [save(), use()])], []],
    ['the other way round', [stageOf('a', [use(), save()])], ['P408']],
    ['over two stages', [stageOf('a', [save()]), stageOf('b', [use()])], []],
    ['over two stages, late', [stageOf('a', [use()]), stageOf('b', [save()])], ['P408']],
    ['nobody saves', [stageOf('a', [use()])], ['P407']],
    ['nobody uses', [stageOf('a', [save()])], ['P410']],
    ['the step itself', [stageOf('a', [save({ env: { V: { $value: 'version' } } })])], []],
    [
      'two branches at the same time',
      [parallelOf('p', [stageOf('a', [save()]), stageOf('b', [use()])])],
      ['P415'],
    ],
    [
      'two branches, the later one first',
      [parallelOf('p', [stageOf('a', [use()]), stageOf('b', [save()])])],
      ['P415'],
    ],
    [
      'deep in two branches',
      [
        parallelOf('p', [
          stageOf('a', [stageOf('a1', [save()])]),
          stageOf('b', [stageOf('b1', [use()])]),
        ]),
      ],
      ['P415'],
    ],
    [
      'in one branch',
      [parallelOf('p', [stageOf('a', [stageOf('a1', [save()]), stageOf('a2', [use()])])])],
      [],
    ],
    ['after the branches', [parallelOf('p', [stageOf('a', [save()])]), stageOf('b', [use()])], []],
    [
      'in the post of the branches',
      [parallelOf('p', [stageOf('a', [save()])], { post: { success: [use()] } })],
      [],
    ],
    [
      'inside a matrix',
      [
        stageOf('m', [save(), use()], {
          matrix: { axes: [{ name: 'N', values: ['1'] }], exclude: [] },
        }),
      ],
      [],
    ],
    [
      'out of a matrix',
      [
        stageOf('m', [save()], { matrix: { axes: [{ name: 'N', values: ['1'] }], exclude: [] } }),
        stageOf('b', [use()]),
      ],
      ['P416'],
    ],
    [
      'before a matrix that makes it later',
      [
        stageOf('b', [use()]),
        stageOf('m', [save()], { matrix: { axes: [{ name: 'N', values: ['1'] }], exclude: [] } }),
      ],
      ['P408'],
    ],
  ];
  it.each(cases)('%s', (_, stages, codes) => expect(flowCodes(stages)).toEqual(codes));

  it('counts variables of the pipeline as used before everything', () => {
    const env = { V: { $value: 'version' } };
    expect(flowCodes([stageOf('a', [save()])], { env })).toEqual(['P408']);
  });

  it('counts a group post after its stages', () => {
    const group = stageOf('g', [stageOf('a', [save()])], { post: { success: [use()] } });
    expect(flowCodes([group])).toEqual([]);
  });

  it('counts the post of the pipeline last', () => {
    expect(flowCodes([stageOf('a', [save()])], { post: { success: [use()] } })).toEqual([]);
  });

  it('looks into texts, transformations, choices and conditions', () => {
    const reference = { $value: 'version' };
    const messages = [
      { $text: ['v', reference] },
      { $transform: { operation: 'lower', of: reference, with: [] } },
      { $choose: { when: onMain, chosen: reference, otherwise: '' } },
      { $choose: { when: onMain, chosen: '', otherwise: reference } },
      {
        $choose: {
          when: { kind: 'equals', actual: reference, expected: '' },
          chosen: '',
          otherwise: '',
        },
      },
    ];
    for (const message of messages)
      expect(flowCodes([stageOf('a', [stepOf('printMessage', { message })])])).toEqual(['P407']);
    const when: Condition = {
      kind: 'not',
      condition: {
        kind: 'all',
        conditions: [{ kind: 'equals', actual: reference, expected: '1' }],
      },
    };
    expect(flowCodes([stageOf('a', [runOf('make', { when })])])).toEqual(['P407']);
    expect(flowCodes([stageOf('a', [runOf('make')], { when })])).toEqual(['P407']);
    expect(flowCodes([stageOf('a', [runOf('make')], { env: { V: reference } })])).toEqual(['P407']);
  });

  it('takes no data of a team for a reference', () => {
    const step = stepOf('helmDeploy', {
      chart: { $chart: 'x' },
      values: { $$value: 'version', a: { b: { $$value: 'version' } } },
    });
    expect(flowCodes([stageOf('a', [step])])).not.toContain('P407');
  });
});

describe('images and files', () => {
  const needs = (more: Partial<Step> = {}) => runOf('ls', { needs: ['dist'], ...more });
  const makes = (more: Partial<Step> = {}) => runOf('make', { makes: ['dist'], ...more });
  const cases: [string, Stage[], string[]][] = [
    ['an image nobody builds', [stageOf('a', [push()])], ['P401']],
    ['an image pushed before it is built', [stageOf('a', [push(), build()])], ['P402']],
    ['an image built and pushed', [stageOf('a', [build(), push()])], []],
    ['an image built twice', [stageOf('a', [build(), build()])], ['P403']],
    ['an image built three times', [stageOf('a', [build(), build(), build()])], ['P403']],
    [
      'a service nobody builds',
      [stageOf('a', [runOf('x')], { service: { image: 'app', path: '/', deadlineMs: 1 } })],
      ['P401'],
    ],
    [
      'a service built in its own stage',
      [stageOf('a', [build()], { service: { image: 'app', path: '/', deadlineMs: 1 } })],
      ['P402'],
    ],
    ['files nobody makes', [stageOf('a', [needs()])], ['P411']],
    ['files needed too early', [stageOf('a', [needs(), makes()])], ['P412']],
    ['files made and needed', [stageOf('a', [makes(), needs()])], []],
    ['files made twice', [stageOf('a', [makes(), makes()])], ['P413']],
    ['files of the step itself', [stageOf('a', [makes({ needs: ['dist'] })])], ['P420']],
  ];
  it.each(cases)('%s', (_, stages, codes) => expect(flowCodes(stages)).toEqual(codes));

  it('reports each maker after the first', () => {
    const stages = [stageOf('a', [build(), build(), build()])];
    expect(messagesOf(pipelineOf(stages, declared), 'P403')).toHaveLength(1);
    const positions = {
      'step:a.1': { file: 'f', line: 1, column: 1 },
      'step:a.2': { file: 'f', line: 2, column: 1 },
      'step:a.3': { file: 'f', line: 3, column: 1 },
    };
    const found = findingsOf(pipelineOf(stages, declared), {}, positions);
    const twice = found.filter(({ code }) => code === 'P403');
    expect(twice.map(({ position }) => position?.line)).toEqual([2, 3]);
    expect(twice[0]?.related).toEqual([
      { message: 'The first time is here.', position: positions['step:a.1'] },
    ]);
  });
});

describe('two makers of which only one runs', () => {
  const not = (condition: Condition): Condition => ({ kind: 'not', condition });
  const equals = (expected: string): Condition => ({
    kind: 'equals',
    actual: { $parameter: 'p' },
    expected,
  });
  const pairs: [string, Condition, Condition, boolean][] = [
    ['a condition and its opposite', onMain, not(onMain), true],
    ['the opposite first', not(onMain), onMain, true],
    ['the same condition', onMain, onMain, false],
    ['two branches', onMain, { kind: 'branch', pattern: 'dev' }, true],
    ['one branch in two cases', onMain, { kind: 'branch', pattern: 'MAIN' }, false],
    ['a branch and a pattern', onMain, { kind: 'branch', pattern: 'm*' }, false],
    ['two tags', { kind: 'tag', pattern: 'a' }, { kind: 'tag', pattern: 'b' }, true],
    ['a branch and a tag', onMain, onTag, false],
    ['a tag and a pull request', onTag, { kind: 'pull-request' }, true],
    ['a pull request and a tag', { kind: 'pull-request' }, onTag, true],
    ['two values of one parameter', equals('a'), equals('b'), true],
    ['one value of one parameter', equals('a'), equals('a'), false],
    ['all with the opposite', { kind: 'all', conditions: [onTag, onMain] }, not(onMain), true],
    ['any of which one overlaps', { kind: 'any', conditions: [onTag, onMain] }, not(onMain), false],
    [
      'any that all exclude',
      { kind: 'any', conditions: [equals('a'), equals('b')] },
      equals('c'),
      true,
    ],
    [
      'any on the other side',
      equals('c'),
      { kind: 'any', conditions: [equals('a'), equals('b')] },
      true,
    ],
    ['an empty any', { kind: 'any', conditions: [] }, onMain, false],
    ['not any', not({ kind: 'any', conditions: [onMain, onTag] }), onTag, true],
    ['not not', not(not(onMain)), not(onMain), true],
    [
      'any and its opposite',
      { kind: 'any', conditions: [onMain, onTag] },
      not({ kind: 'any', conditions: [onMain, onTag] }),
      true,
    ],
    [
      'all and its opposite',
      { kind: 'all', conditions: [onMain, onTag] },
      not({ kind: 'all', conditions: [onMain, onTag] }),
      true,
    ],
  ];
  it.each(pairs)('%s', (_, first, second, isFine) => {
    const codes = flowCodes([stageOf('a', [save({ when: first }), save({ when: second }), use()])]);
    expect(codes.includes('P409')).toBe(!isFine);
  });

  it('sees the conditions of the stages around', () => {
    const stages = [
      stageOf('a', [save()], { when: onMain }),
      stageOf('b', [stageOf('c', [save()])], { when: not(onMain) }),
      stageOf('d', [use()]),
    ];
    expect(flowCodes(stages)).toEqual([]);
  });
});

describe('what may be missing', () => {
  const not = (condition: Condition): Condition => ({ kind: 'not', condition });
  const guarded = (maker: Condition | undefined, user: Condition | undefined) =>
    flowCodes([
      stageOf('a', [save()], maker === undefined ? {} : { when: maker }),
      stageOf('b', [use()], user === undefined ? {} : { when: user }),
    ]).includes('P417');
  const cases: [string, Condition | undefined, Condition | undefined, boolean][] = [
    ['no conditions', undefined, undefined, false],
    ['only the use has one', undefined, onMain, false],
    ['only the maker has one', onMain, undefined, true],
    ['the same', onMain, onMain, false],
    ['another one', onMain, onTag, true],
    ['the use asks for more', onMain, { kind: 'all', conditions: [onTag, onMain] }, false],
    ['the maker asks for more', { kind: 'all', conditions: [onTag, onMain] }, onMain, true],
    ['one of several', { kind: 'any', conditions: [onTag, onMain] }, onMain, false],
    [
      'none of several',
      { kind: 'any', conditions: [onTag, { kind: 'branch', pattern: 'x' }] },
      onMain,
      true,
    ],
    [
      'none of several, each said alone',
      not({ kind: 'any', conditions: [onMain, onTag] }),
      { kind: 'all', conditions: [not(onTag), not(onMain)] },
      false,
    ],
    [
      'none of several, one said',
      not({ kind: 'any', conditions: [onMain, onTag] }),
      not(onTag),
      true,
    ],
    ['not a tag in a pull request', not(onTag), { kind: 'pull-request' }, false],
    ['not a pull request on a tag', not({ kind: 'pull-request' }), onTag, false],
    ['not a branch on another one', not({ kind: 'branch', pattern: 'dev' }), onMain, false],
    [
      'not a branch on a pattern',
      not({ kind: 'branch', pattern: 'dev' }),
      { kind: 'branch', pattern: 'd*' },
      true,
    ],
  ];
  it.each(cases)('%s', (_, maker, user, isMissing) => expect(guarded(maker, user)).toBe(isMissing));

  it('says which condition', () => {
    const stages = [stageOf('a', [save()], { when: onMain }), stageOf('b', [use()])];
    expect(messagesOf(pipelineOf(stages, declared), 'P417')).toEqual([
      'Step "printMessage" uses value "version", which may not be there: step "run" runs only on branch "main".',
    ]);
  });

  it('ignores conditions of stages around both', () => {
    const around = stageOf('g', [stageOf('a', [save()]), stageOf('b', [use()])], { when: onMain });
    expect(flowCodes([around])).toEqual([]);
  });

  it('sees makers that may fail without an end', () => {
    expect(flowCodes([stageOf('a', [save({ onFailure: 'ignore' }), use()])])).toEqual(['P417']);
    expect(flowCodes([stageOf('a', [save({ onFailure: 'unstable' }), use()])])).toEqual(['P417']);
  });

  it.each([
    ['always', true],
    ['failure', true],
    ['aborted', true],
    ['changed', true],
    ['regression', true],
    ['cleanup', true],
    ['success', false],
    ['fixed', false],
    ['unstable', false],
  ] as const)('in post.%s of the stage and of the pipeline', (condition, isMissing) => {
    const post = { [condition]: [use()] };
    expect(flowCodes([stageOf('a', [save()], { post })]).includes('P417')).toBe(isMissing);
    expect(flowCodes([stageOf('a', [save()])], { post }).includes('P417')).toBe(isMissing);
  });

  it('is there in the post of a later stage', () => {
    const stages = [
      stageOf('a', [save()]),
      stageOf('b', [runOf('x')], { post: { always: [use()] } }),
    ];
    expect(flowCodes(stages)).toEqual([]);
  });

  it.each([
    ['always', false],
    ['success', false],
    ['cleanup', false],
    ['failure', true],
    ['unstable', true],
  ] as const)('made in post.%s', (condition, isMissing) => {
    const stages = [
      stageOf('a', [runOf('x')], { post: { [condition]: [save()] } }),
      stageOf('b', [use()]),
    ];
    expect(flowCodes(stages).includes('P417')).toBe(isMissing);
  });

  it('made and used in the same post', () => {
    expect(flowCodes([stageOf('a', [runOf('x')], { post: { failure: [save(), use()] } })])).toEqual(
      [],
    );
  });
});

describe('pushing and deploying', () => {
  const more: Partial<Pipeline> = {
    ...declared,
    charts: { web: { name: 'web', path: 'chart' } },
    environments: { staging: { cluster: 'c', namespace: 'n', protected: false } },
  };
  const deploy = (when?: Condition) =>
    stageOf('d', [stepOf('helmDeploy', { chart: { $chart: 'web' }, image: { $image: 'app' } })], {
      kind: 'deploy',
      environment: 'staging',
      ...(when === undefined ? {} : { when }),
    });
  const cases: [string, Stage[], string[]][] = [
    ['never pushed', [stageOf('a', [build()]), deploy()], ['P404']],
    ['never built', [deploy()], ['P401']],
    ['pushed before', [stageOf('a', [build(), push()]), deploy()], []],
    ['pushed after', [stageOf('a', [build()]), deploy(), stageOf('p', [push()])], ['P405']],
    [
      'pushed beside',
      [stageOf('a', [build()]), parallelOf('x', [stageOf('p', [push()]), deploy()])],
      ['P405'],
    ],
    [
      'pushed only sometimes',
      [stageOf('a', [build()]), stageOf('p', [push()], { when: onMain }), deploy()],
      ['P417'],
    ],
    [
      'pushed and deployed sometimes',
      [stageOf('a', [build()]), stageOf('p', [push()], { when: onMain }), deploy(onMain)],
      [],
    ],
    ['pushed twice', [stageOf('a', [build(), push(), push()])], ['P406']],
    [
      'pushed twice to two regions',
      [stageOf('a', [build(), push(), push({}, { region: 'x' })])],
      [],
    ],
    [
      'pushed twice to one region',
      [stageOf('a', [build(), push({}, { region: 'x' }), push({}, { region: 'x' })])],
      ['P406'],
    ],
    [
      'pushed by one of two',
      [
        stageOf('a', [
          build(),
          push({ when: onMain }),
          push({ when: { kind: 'not', condition: onMain } }),
        ]),
      ],
      [],
    ],
  ];
  it.each(cases)('%s', (_, stages, codes) => {
    const found = codesOf(pipelineOf(stages, more)).filter(
      (code) => code.startsWith('P4') && code !== 'P414',
    );
    expect(found).toEqual(codes);
  });
});

describe('declarations', () => {
  it('are used', () => {
    const pipeline = pipelineOf([stageOf('a', [runOf('x')])], {
      ...declared,
      charts: { web: { name: 'web', path: 'chart' } },
      outsideSteps: { slack: { step: 'slack', description: '', parameters: {}, laptop: 'print' } },
    });
    expect(messagesOf(pipeline, 'P414')).toEqual([
      'The chart "web" is declared but never used.',
      'The image "app" is declared but never used.',
      'The outside step "slack" is declared but never used.',
      'The set of files "dist" is declared but never used.',
      'The value "version" is declared but never used.',
    ]);
  });

  it('are there for everything that is used', () => {
    const steps = [
      stepOf('imageBuild', { image: { $image: 'none' } }),
      stepOf('helmDeploy', { chart: { $chart: 'none' } }),
      stepOf('outsideStep', { step: { $outside: 'none' } }),
      runOf('x', { needs: ['none'], makes: ['other'], save: { stdout: 'third' } }),
      stepOf('printMessage', { message: { $value: 'none' } }),
    ];
    expect(messagesOf(pipelineOf([stageOf('a', steps)]), 'P418')).toEqual([
      'There is no chart "none" in this pipeline.',
      'There is no image "none" in this pipeline.',
      'There is no outside step "none" in this pipeline.',
      'There is no set of files "none" in this pipeline.',
      'There is no set of files "other" in this pipeline.',
      'There is no value "none" in this pipeline.',
      'There is no value "third" in this pipeline.',
    ]);
  });

  it('are not taken from the prototype', () => {
    const step = stepOf('printMessage', { message: { $value: 'constructor' } });
    expect(codesOf(pipelineOf([stageOf('a', [step])]))).toContain('P418');
  });
});

describe('charts', () => {
  const pipeline = pipelineOf(
    [stageOf('d', [stepOf('helmDeploy', { chart: { $chart: 'web' } })])],
    { charts: { web: { name: 'web', path: './a/../chart/' } } },
  );
  it('have a Chart.yaml where somebody can look', () => {
    const asked: string[] = [];
    const fileExists = (path: string) => asked.push(path) === 0;
    expect(codesOf(pipeline, { fileExists })).toContain('P419');
    expect(asked).toEqual(['chart/Chart.yaml']);
    expect(codesOf(pipeline, { fileExists: () => true })).not.toContain('P419');
    expect(codesOf(pipeline)).not.toContain('P419');
  });

  it('are not looked for outside the repository', () => {
    const outside = { ...pipeline, charts: { web: { name: 'web', path: '../../etc' } } };
    const fileExists = () => {
      throw new Error('It looked.');
    };
    expect(codesOf(outside, { fileExists })).toContain('P511');
  });
});
