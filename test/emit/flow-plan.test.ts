import { describe, expect, it } from 'vitest';
import { planFlow } from '../../src/emit/flow-plan.ts';
import type { Stage } from '../../src/model/stage.ts';
import type { Step } from '../../src/model/step.ts';
import { groupOf, pipelineOf, runOf, stageOf } from './pipeline-of.ts';

const saves = (id: string, more: Partial<Step> = {}): Step =>
  runOf(id, { save: { stdout: 'v' }, ...more });
const reads = (id: string): Step => runOf(id, { input: { command: ['x', { $value: 'v' }] } });
const onMain = { when: { kind: 'branch', pattern: 'main' } } as const;

function plan(stages: Stage[], more = {}) {
  const pipeline = pipelineOf(stages, {
    values: { v: 'text' },
    files: { dist: { name: 'dist', include: ['dist/**', 'x'] } },
    ...more,
  });
  const flow = planFlow(pipeline);
  const find = (id: string, given: readonly Stage[] = stages): Stage | undefined => {
    for (const stage of given) {
      const found = stage.id === id ? stage : find(id, stage.stages ?? []);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    flow,
    sent: (id: string) => flow.sentBy(find(id) as Stage).map(({ name }) => name),
    delivered: (id: string) => flow.deliveredTo(find(id) as Stage),
    group: (id: string) => find(id) as Stage,
  };
}

const delivery = (name: string, isCertain: boolean) => ({
  by: 'stash',
  name,
  include:
    name === 'files-dist'
      ? ['dist/**', 'x']
      : [`.platform/outputs/${name.slice('outputs-'.length)}.json`],
  isCertain,
});
const certain = (name: string) => delivery(name, true);
const uncertain = (name: string) => delivery(name, false);

describe('records', () => {
  it('travel from the stage that saves to the stage that reads', () => {
    const { flow, sent, delivered } = plan([
      stageOf('a', [saves('a.s')]),
      stageOf('b', [reads('b.r')]),
    ]);
    expect(sent('a')).toEqual(['outputs-a']);
    expect(flow.sentBy(plan([]).group('none') ?? stageOf('a', []))).toEqual([]);
    expect(delivered('b')).toEqual([certain('outputs-a')]);
    expect(flow.isEmpty).toBe(false);
  });

  it('hold the file of the stage, which need not exist', () => {
    const stages = [stageOf('a.b', [saves('a.b.s')]), stageOf('b', [reads('b.r')])];
    expect(planFlow(pipelineOf(stages)).sentBy(stages[0] as Stage)).toEqual([
      {
        by: 'stash',
        name: 'outputs-a.b',
        include: ['.platform/outputs/a.b.json'],
        mayBeEmpty: true,
      },
    ]);
  });

  it('stay where nobody reads them', () => {
    const { flow, sent, delivered } = plan([
      stageOf('a', [saves('a.s'), reads('a.r')]),
      stageOf('b', [runOf('b.r')]),
    ]);
    expect([sent('a'), delivered('b'), flow.isEmpty]).toEqual([[], [], true]);
  });

  it('do not travel backwards, to a neighbour or to themselves', () => {
    const { delivered } = plan([
      stageOf('before', [reads('r0')]),
      groupOf('g', [stageOf('g.a', [saves('s'), reads('r1')]), stageOf('g.b', [reads('r2')])], {
        parallel: true,
      }),
    ]);
    expect([delivered('before'), delivered('g.a'), delivered('g.b')]).toEqual([[], [], []]);
  });

  it.each<[string, Step]>([
    [
      'an argument, deep in a text',
      runOf('r', {
        input: {
          command: [
            {
              $text: [
                'a',
                {
                  $transform: {
                    operation: 'trim',
                    of: { $value: 'v' },
                    with: [],
                  },
                },
              ],
            },
          ],
        },
      }),
    ],
    ['a variable', runOf('r', { env: { A: { $value: 'v' } } })],
    [
      'a condition',
      runOf('r', {
        when: { kind: 'equals', actual: { $value: 'v' }, expected: 'x' },
      }),
    ],
  ])('travel for %s', (_, step) => {
    expect(plan([stageOf('a', [saves('s')]), stageOf('b', [step])]).delivered('b')).toEqual([
      certain('outputs-a'),
    ]);
  });

  it('travel for variables and conditions of the stages around, and of the pipeline', () => {
    const value = { A: { $value: 'v' } };
    const inGroup = plan([
      stageOf('a', [saves('s')]),
      groupOf('g', [stageOf('g.b', [runOf('r')])], { env: value }),
    ]);
    expect(inGroup.delivered('g.b')).toEqual([certain('outputs-a')]);
    const ofPipeline = plan([stageOf('a', [saves('s')]), stageOf('b', [runOf('r')])], {
      env: value,
    });
    expect(ofPipeline.delivered('b')).toEqual([certain('outputs-a')]);
    const when = {
      kind: 'equals',
      actual: { $value: 'v' },
      expected: 'x',
    } as const;
    expect(
      plan([stageOf('a', [saves('s')]), stageOf('b', [runOf('r')], { when })]).delivered('b'),
    ).toEqual([certain('outputs-a')]);
  });

  it('come to a stage for its post too', () => {
    const stages = [
      stageOf('a', [saves('s')]),
      stageOf('b', [runOf('r')], { post: { failure: [reads('p')] } }),
    ];
    expect(plan(stages).delivered('b')).toEqual([certain('outputs-a')]);
  });

  it('are uncertain when their stage may be skipped, unless the reader stands in the same condition', () => {
    const conditional = stageOf('a', [saves('s')], onMain);
    expect(plan([conditional, stageOf('b', [reads('r')])]).delivered('b')).toEqual([
      uncertain('outputs-a'),
    ]);
    const group = groupOf(
      'g',
      [stageOf('g.a', [saves('s')]), stageOf('g.b', [reads('r')])],
      onMain,
    );
    const { delivered } = plan([group, stageOf('c', [reads('r2')])]);
    expect(delivered('g.b')).toEqual([certain('outputs-g.a')]);
    expect(delivered('c')).toEqual([uncertain('outputs-g.a')]);
  });

  it('of a matrix stay in its cells', () => {
    const matrix = { axes: [{ name: 'A', values: ['1'] }], exclude: [] };
    const { sent, delivered } = plan([
      stageOf('a', [saves('s')], { matrix }),
      stageOf('b', [reads('r')]),
    ]);
    expect([sent('a'), delivered('b')]).toEqual([[], []]);
  });

  it('come into a matrix', () => {
    const matrix = { axes: [{ name: 'A', values: ['1'] }], exclude: [] };
    expect(
      plan([stageOf('a', [saves('s')]), stageOf('b', [reads('r')], { matrix })]).delivered('b'),
    ).toEqual([certain('outputs-a')]);
  });
});

describe('files', () => {
  const makes = (more: Partial<Step> = {}): Step => runOf('m', { makes: ['dist'], ...more });
  const needs = runOf('n', { needs: ['dist'] });

  it('travel with their patterns', () => {
    const { flow, delivered, group } = plan([stageOf('a', [makes()]), stageOf('b', [needs])]);
    expect(flow.sentBy(group('a'))).toEqual([
      { by: 'stash', name: 'files-dist', include: ['dist/**', 'x'], mayBeEmpty: false },
    ]);
    expect(delivered('b')).toEqual([certain('files-dist')]);
  });

  it.each([
    ['a condition', onMain],
    ['a failure that is ignored', { onFailure: 'ignore' } as const],
  ])('may be missing after %s', (_, more) => {
    const { flow, group } = plan([stageOf('a', [makes(more)]), stageOf('b', [needs])]);
    expect(flow.sentBy(group('a'))[0]?.mayBeEmpty).toBe(true);
    const both = plan([stageOf('a', [makes(more), makes()]), stageOf('b', [needs])]);
    expect(both.flow.sentBy(both.group('a'))[0]?.mayBeEmpty).toBe(false);
  });

  it('are opened once, whoever made them, and are certain when one of those stages is', () => {
    const { delivered } = plan([
      stageOf('a', [makes()]),
      stageOf('a2', [makes()], onMain),
      stageOf('b', [needs]),
    ]);
    expect(delivered('b')).toEqual([certain('files-dist')]);
  });
});

describe('images', () => {
  const image = { $image: 'app' };
  const build: Step = {
    id: 'b',
    contract: 'imageBuild',
    label: '',
    input: { image },
  };
  const push: Step = {
    id: 'p',
    contract: 'ecrPush',
    label: '',
    input: { image },
  };
  const deploy: Step = {
    id: 'd',
    contract: 'helmDeploy',
    label: '',
    input: { chart: { $chart: 'c' }, image },
  };

  it('come with the records of all stages that made or pushed them', () => {
    const { delivered, flow } = plan([
      stageOf('build', [build]),
      stageOf('push', [push]),
      stageOf('deploy', [deploy]),
      stageOf('again', [deploy]),
    ]);
    expect(delivered('push')).toEqual([certain('outputs-build')]);
    expect(delivered('again')).toEqual([certain('outputs-build'), certain('outputs-push')]);
    expect(flow.links.map(({ kind, name, from, to }) => [kind, name, from.id, to.id])).toEqual([
      ['image', 'app', 'build', 'push'],
      ['image', 'app', 'push', 'deploy'],
      ['image', 'app', 'push', 'again'],
    ]);
  });

  it('stay in the stage that builds and pushes at once', () => {
    const { delivered } = plan([stageOf('build', [build]), stageOf('both', [build, push])]);
    expect(delivered('both')).toEqual([]);
  });

  it('come to a stage whose service runs them', () => {
    const service = { image: 'app', path: '/', deadlineMs: 1 };
    const { delivered } = plan([
      stageOf('build', [build]),
      stageOf('test', [runOf('r')], { service }),
    ]);
    expect(delivered('test')).toEqual([certain('outputs-build')]);
  });
});

describe('a post without a workspace', () => {
  it('opens what its own steps need, and nothing is sure', () => {
    const post = { success: [reads('p')], always: [runOf('q')] };
    const { flow, sent } = plan([stageOf('a', [saves('s')])], { post });
    expect(flow.deliveredToPost(undefined, 'success')).toEqual([uncertain('outputs-a')]);
    expect(flow.deliveredToPost(undefined, 'always')).toEqual([]);
    expect(sent('a')).toEqual(['outputs-a']);
  });

  it('of a group opens what its members and the stages before it sent, not later ones', () => {
    const inner = groupOf('g', [stageOf('g.a', [saves('s')])], {
      post: { failure: [reads('p')] },
    });
    const { flow, group } = plan([stageOf('a', [saves('s0')]), inner, stageOf('z', [saves('s2')])]);
    expect(flow.deliveredToPost(group('g'), 'failure')).toEqual([
      uncertain('outputs-a'),
      uncertain('outputs-g.a'),
    ]);
  });
});

describe('files that are large, or that people want, too', () => {
  const makes = runOf('m', { makes: ['dist'] });
  const needs = runOf('n', { needs: ['dist'] });
  const planOf = (more: object, stages: Stage[]) =>
    plan(stages, { files: { dist: { name: 'dist', include: ['dist/**'], ...more } } });
  const by = ({ by: way, name }: { by: string; name: string }) => `${way} ${name}`;

  it.each([
    [{}, ['stash files-dist'], ['stash files-dist']],
    [{ size: 'small' }, ['stash files-dist'], ['stash files-dist']],
    [{ size: 'large' }, ['archive files-dist'], ['archive files-dist']],
    [{ keep: true }, ['archive files-dist'], ['archive files-dist']],
  ])('%j travel by %j', (more, sent, delivered) => {
    const { flow, group } = planOf(more, [stageOf('a', [makes]), stageOf('b', [needs])]);
    expect(flow.sentBy(group('a')).map(by)).toEqual(sent);
    expect(flow.deliveredTo(group('b')).map(by)).toEqual(delivered);
  });

  it('are kept also where no stage needs them', () => {
    const { flow, group } = planOf({ keep: true }, [stageOf('a', [makes])]);
    expect(flow.sentBy(group('a')).map(by)).toEqual(['archive files-dist']);
    const large = planOf({ size: 'large' }, [stageOf('a', [makes])]);
    expect(large.flow.sentBy(large.group('a'))).toEqual([]);
  });

  it('are stashed where a skipped stage may not have left them, and kept beside it', () => {
    const stages = [stageOf('a', [makes], onMain), stageOf('b', [needs])];
    const { flow, group } = planOf({ size: 'large', keep: true }, stages);
    expect(flow.sentBy(group('a')).map(by)).toEqual(['stash files-dist', 'archive files-dist']);
    expect(flow.deliveredTo(group('b')).map(by)).toEqual(['stash files-dist']);
  });

  it('are stashed where a step may not have made them', () => {
    const maybe = runOf('m', { makes: ['dist'], onFailure: 'ignore' });
    const { flow, group } = planOf({ size: 'large' }, [
      stageOf('a', [maybe]),
      stageOf('b', [needs]),
    ]);
    expect(flow.sentBy(group('a')).map(by)).toEqual(['stash files-dist']);
  });
});
