import { describe, expect, it } from 'vitest';
import {
  constructBytes as bytes,
  largestMethodBytes,
  predictJenkinsSize,
} from '../../src/analysis/jenkins-size.ts';
import type { Pipeline } from '../../src/model/pipeline.ts';
import { imageOf, pipelineOf, runOf, stageOf, stepOf } from './build-pipeline.ts';

/** `echo 'text'`, and `echo "text ${N}"` with one and two values, as the recorded files have them. */
const echo = bytes.call + bytes.constant;
const echoWithValue = 142;
const leaf = bytes.stage + bytes.block + 5 * echo;
const matrixBody = bytes.pipeline + 2 * bytes.stage + bytes.list + bytes.block + 5 * echoWithValue;

/** The recorded pairs of pipelines that run and fail, in the constructs that they are made of. */
describe('the recorded limits', () => {
  const recorded: [string, number, boolean][] = [
    ['111 sequential stages of 5 steps', bytes.pipeline + 111 * leaf, true],
    ['112 sequential stages of 5 steps (316)', bytes.pipeline + 112 * leaf, false],
    ['110 parallel branches (317)', bytes.pipeline + bytes.stage + bytes.list + 110 * leaf, true],
    ['111 parallel branches (318)', bytes.pipeline + bytes.stage + bytes.list + 111 * leaf, false],
    ['151 cells of one axis (312)', matrixBody + 151 * (bytes.cell + bytes.cellAxis), true],
    ['152 cells of one axis (313)', matrixBody + 152 * (bytes.cell + bytes.cellAxis), false],
    ['60 cells of two axes (308)', matrixBody + 60 * (bytes.cell + 2 * bytes.cellAxis), true],
    ['120 cells of two axes (314)', matrixBody + 120 * (bytes.cell + 2 * bytes.cellAxis), false],
    [
      '100 stages of one step (242)',
      bytes.pipeline + 100 * (bytes.stage + bytes.block + echo),
      true,
    ],
  ];
  it.each(recorded)('%s', (_, size, runs) => expect(size <= largestMethodBytes).toBe(runs));
});

describe('the prediction', () => {
  const sizeOf = (...given: Parameters<typeof pipelineOf>) =>
    predictJenkinsSize(pipelineOf(...given)).bytes;
  const one = stageOf('a', [runOf('make')]);
  const base = sizeOf([one]);
  const grows: [string, number][] = [
    ['a step', sizeOf([stageOf('a', [runOf('make'), runOf('make')])])],
    ['a stage', sizeOf([one, stageOf('b', [runOf('make')])])],
    ['a variable', sizeOf([stageOf('a', [runOf('make')], { env: { A: 'x' } })])],
    [
      'a condition',
      sizeOf([stageOf('a', [runOf('make')], { when: { kind: 'branch', pattern: 'x' } })]),
    ],
    [
      'an agent',
      sizeOf([stageOf('a', [runOf('make')])], { agent: { kind: 'label', label: 'x' } }) + 1,
    ],
    ['a time limit', sizeOf([stageOf('a', [runOf('make')], { timeoutMs: 5 })])],
    [
      'an approval',
      sizeOf([
        stageOf('a', [runOf('make')], { approval: { message: '?', by: ['x'], timeoutMs: 5 } }),
      ]),
    ],
    [
      'a post block',
      sizeOf([stageOf('a', [runOf('make')], { post: { always: [runOf('make')] } })]),
    ],
    ['a post block of the pipeline', sizeOf([one], { post: { always: [runOf('make')] } })],
    ['a variable of the pipeline', sizeOf([one], { env: { A: 'x' } })],
    [
      'a cell',
      sizeOf([
        stageOf('a', [runOf('make')], {
          matrix: { axes: [{ name: 'N', values: ['1'] }], exclude: [] },
        }),
      ]),
    ],
    [
      'a service',
      sizeOf([
        stageOf('a', [runOf('make')], { service: { image: 'app', path: '/', deadlineMs: 1 } }),
      ]),
    ],
    ['an option of a step', sizeOf([stageOf('a', [runOf('make', { timeoutMs: 5 })])])],
  ];
  it.each(grows)('grows with %s', (_, size) => expect(size).toBeGreaterThan(base));

  it('adds a cell for each combination that is left', () => {
    const of = (values: string[], exclude: Record<string, string[]>[] = []) =>
      sizeOf([
        stageOf('a', [runOf('make')], { matrix: { axes: [{ name: 'N', values }], exclude } }),
      ]);
    expect(of(['1', '2']) - of(['1'])).toBe(bytes.cell + bytes.cellAxis);
    expect(of(['1', '2'], [{ N: ['2'] }])).toBe(of(['1']));
  });

  it('counts what is declared of an image in the step that makes it', () => {
    const images: Pipeline['images'] = { app: imageOf('app') };
    const step = stepOf('imageBuild', { image: { $image: 'app' } });
    expect(sizeOf([stageOf('a', [step])], { images })).toBeGreaterThan(
      sizeOf([stageOf('a', [step])]),
    );
  });

  it('counts parameters as calls of Jenkins and other references as data', () => {
    const of = (message: unknown) => sizeOf([stageOf('a', [stepOf('printMessage', { message })])]);
    expect(of({ $parameter: 'p' }) - of('x')).toBe(bytes.variable - bytes.constant);
    expect(of({ $value: 'v' }) - of('x')).toBe(bytes.collection + bytes.constant);
    expect(of(['a', 'b']) - of('x')).toBe(bytes.collection + bytes.constant);
  });

  it('names the largest stage', () => {
    const stages = [
      one,
      stageOf('big', [runOf('make'), runOf('make')]),
      stageOf('c', [runOf('make')]),
    ];
    expect(predictJenkinsSize(pipelineOf(stages)).largest?.name).toBe('big');
    expect(predictJenkinsSize(pipelineOf([])).largest).toBeUndefined();
  });

  it('counts the approval of an environment for deploy stages only', () => {
    const environments = {
      e: {
        cluster: 'c',
        namespace: 'n',
        protected: false,
        approval: { message: '?', by: ['x'], timeoutMs: 1 },
      },
    };
    const of = (kind: 'deploy' | 'stage') =>
      sizeOf([stageOf('a', [runOf('x')], { kind, environment: 'e' })], { environments });
    expect(of('deploy')).toBeGreaterThan(of('stage'));
  });
});
