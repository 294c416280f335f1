import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { largestMethodBytes } from '../../../src/analysis/jenkins-size.ts';
import { predictJenkinsCost } from '../../../src/emit/cost/predict-jenkins-cost.ts';
import type { Stage } from '../../../src/model/stage.ts';
import { compileGolden, goldenCases } from '../compile-golden.ts';
import { groupOf, pipelineOf, runOf, stageOf } from '../pipeline-of.ts';

const cost = (stages: Stage[], more: Parameters<typeof pipelineOf>[1] = {}) =>
  predictJenkinsCost(pipelineOf(stages, more));
const stage = (id: string, steps = 1, more: Partial<Stage> = {}) =>
  stageOf(
    id,
    Array.from({ length: steps }, (_, index) => runOf(`${id}.r${index}`)),
    more,
  );
const base = cost([stage('a')]);

/** What a change adds to a pipeline of one stage with one step. */
const added = (...given: Parameters<typeof cost>) => {
  const { flowNodes, shells } = cost(...given);
  return [flowNodes - base.flowNodes, shells - base.shells];
};

describe('flow nodes', () => {
  it('of a step are two, where a shell written by hand is one', () => {
    expect(added([stage('a', 2)])).toEqual([2, 1]);
    expect(added([stage('a', 11)])).toEqual([20, 10]);
  });

  it('of the frame of a stage are four, beside its machine and its checkout', () => {
    const nothing = stageOf('b', [
      { id: 'b.p', contract: 'printMessage', label: '', input: { message: 'x' } },
    ]);
    expect(added([stage('a'), nothing])).toEqual([4 + 1, 0]);
    expect(added([stage('a'), stage('b')])).toEqual([4 + 4 + 1 + 4 + 2, 1]);
    expect(added([groupOf('g', [stage('a')])])).toEqual([4, 0]);
  });

  it('of branches and cells are those of what they run', () => {
    const parallel = groupOf('p', [stage('a'), stage('b')], { parallel: true });
    expect(added([parallel])).toEqual([4 + 2 + 4 + 15, 1]);
    const cells = (values: string[]) =>
      cost([stage('a', 1, { matrix: { axes: [{ name: 'N', values }], exclude: [] } })]).flowNodes;
    expect(cells(['1', '2', '3']) - cells(['1', '2'])).toBe(2 + 4 + 4 + 15);
  });

  it('of an approval are a stage with its time limit and its question', () => {
    const approval = { message: '?', by: ['x'], timeoutMs: 1000 };
    const questions = { Q: { type: 'text', default: '', description: '' } } as const;
    // The work gets a stage, and a limit of its own since people may take their time.
    expect(added([stage('a', 1, { approval })])).toEqual([4 + 4 + 1 + 4 + 4, 0]);
    expect(added([stage('a', 1, { approval: { ...approval, questions } })])).toEqual([
      4 + 1 + 4 + 4 + 4,
      0,
    ]);
  });

  it.each<[string, Partial<Stage>, number]>([
    ['a lock', { lock: 'x' }, 4],
    ['a time limit', { timeoutMs: 5 }, 4],
    ['another machine', { agentAttempts: 2 }, 4],
    ['attempts', { retryAttempts: 2 }, 4],
    ['variables', { env: { A: 'b' } }, 4],
    ['a tool', { tools: { jdk: 'x' } }, 6],
    ['two tools', { tools: { jdk: 'x', maven: 'y' } }, 8],
    ['no checkout', { checkout: false }, -5],
    ['a milestone', { milestone: true }, 1],
    ['a condition', { when: { kind: 'branch', pattern: 'x' } }, 0],
    ['steps behind success', { post: { success: [runOf('s')] } }, 2],
    ['steps behind a failure', { post: { failure: [runOf('s')] } }, 0],
    ['a container', { agent: { kind: 'container', image: 'a:1' } }, 10],
    ['a Dockerfile', { agent: { kind: 'dockerfile', file: 'Dockerfile' } }, 12],
    ['a pod', { agent: { kind: 'pod', containers: [{ name: 'a', image: 'a:1' }] } }, 8],
  ])('of %s', (_, more, nodes) => {
    expect(added([stage('a', 1, more)])[0]).toBe(nodes);
  });

  it('of what changed are a line where nothing has', () => {
    const when = { kind: 'changed', paths: ['x', 'y'] } as const;
    // The first stage checks out, so that nothing has to before it.
    expect(
      added([stage('b'), stage('a', 1, { when: { ...when, paths: [...when.paths] } })])[0],
    ).toBe(15 + 2);
  });

  it('of the end of a pipeline are a stage and a machine', () => {
    expect(added([stage('a')], { post: { always: [runOf('x')] } })).toEqual([4 + 4 + 1 + 2, 1]);
  });
});

describe('the method', () => {
  it('grows with the pipeline and names its largest stage', () => {
    const { methodBytes, largest } = cost([stage('a'), stage('b', 9)]);
    expect(methodBytes).toBeGreaterThan(base.methodBytes);
    expect(largest?.stage).toBe('b');
    expect(base.largestMethodBytes).toBe(largestMethodBytes);
  });
});

it('the golden pipelines cost what they did', async () => {
  const rows: string[] = [];
  for (const name of goldenCases) {
    const { flowNodes, shells, methodBytes } = predictJenkinsCost(
      (await compileGolden(name)).pipeline,
    );
    rows.push(`${name}: ${flowNodes} flow nodes, ${shells} shells, ${methodBytes} bytes`);
  }
  await expect(`${rows.join('\n')}\n`).toMatchFileSnapshot(
    join(import.meta.dirname, 'golden-costs.txt'),
  );
});
