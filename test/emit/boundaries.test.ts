import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mergeGrants } from '../../src/emit/access/merge-grants.ts';
import { measureCard } from '../../src/emit/diagram/card.ts';
import { describeDiagram } from '../../src/emit/diagram/describe-diagram.ts';
import { measureText } from '../../src/emit/diagram/measure-text.ts';
import { planFlow } from '../../src/emit/flow-plan.ts';
import { compileGolden, goldenCases, goldenFolder } from './compile-golden.ts';
import { groupOf, pipelineOf, runOf, stageOf } from './pipeline-of.ts';

describe('files', () => {
  it.each(goldenCases)('of %s are all there', async (name) => {
    const { files } = await compileGolden(name);
    expect(files.map(({ path }) => path).sort()).toEqual([
      '.platform/access.json',
      '.platform/access.md',
      '.platform/pipeline.json',
      '.platform/pipeline.svg',
      '.platform/positions.json',
      'Jenkinsfile',
    ]);
    expect(readdirSync(join(goldenFolder, name)).sort()).toEqual([
      'Jenkinsfile',
      'access.json',
      'access.md',
      'pipeline.svg',
      'platform.pipeline.ts',
    ]);
  });
});

describe('grants', () => {
  it('are in one order, whatever order they come in', () => {
    const grants = ['c', 'a', 'b', 'd'].map((host) => ({
      system: 'network' as const,
      host,
      port: 443,
    }));
    const hosts = mergeGrants(grants).map((grant) => 'host' in grant && grant.host);
    expect(hosts).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('cards', () => {
  it('leave room for the environment', () => {
    const name = 'an-environment-with-a-long-name';
    const [stage] = describeDiagram(
      pipelineOf([stageOf('s', [runOf('r')], { kind: 'deploy', environment: name })], {
        environments: { [name]: { cluster: 'c', namespace: 'n', protected: false } },
      }),
    ).stages;
    if (stage === undefined) throw new Error('There is no stage.');
    const text = stage.environment ?? '';
    const plain = measureCard({ ...stage, title: '', steps: [], badges: [] });
    expect(text).toContain(name);
    expect(plain.width).toBeGreaterThanOrEqual(Math.ceil(measureText(text, 11) + 36));
  });
});

describe('flow', () => {
  const saves = runOf('s', { save: { stdout: 'v' } });
  const reads = runOf('r', { input: { command: ['x', { $value: 'v' }] } });

  it('never goes backwards, nor into the stage that makes it', () => {
    const stages = [stageOf('a', [reads]), stageOf('b', [saves, reads]), stageOf('c', [reads])];
    const flow = planFlow(pipelineOf(stages, { values: { v: 'text' } }));
    expect(stages.map((stage) => flow.deliveredTo(stage).map(({ name }) => name))).toEqual([
      [],
      [],
      ['outputs-b'],
    ]);
  });

  it('reaches the post of a group from inside, not from beside', () => {
    const inner = stageOf('g.a', [saves]);
    const group = groupOf('g', [inner], { post: { always: [reads] } });
    const beside = groupOf('p', [stageOf('p.a', [saves]), group], { parallel: true });
    const flow = planFlow(pipelineOf([beside], { values: { v: 'text' } }));
    expect(flow.deliveredToPost(group, 'always').map(({ name }) => name)).toEqual(['outputs-g.a']);
  });
});
