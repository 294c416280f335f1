import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mergeGrants } from '../../src/emit/access/merge-grants.ts';
import { measureCard } from '../../src/emit/diagram/card.ts';
import { describeDiagram } from '../../src/emit/diagram/describe-diagram.ts';
import { measureText } from '../../src/emit/diagram/measure-text.ts';
import { planFlow } from '../../src/emit/flow-plan.ts';
import { environmentValue } from '../../src/emit/groovy/build-expression.ts';
import { printGroovyString } from '../../src/emit/groovy/string-literal.ts';
import { emitJenkinsfile } from '../../src/emit/jenkinsfile/emit-jenkinsfile.ts';
import { printConditionExpression } from '../../src/emit/jenkinsfile/known-value.ts';
import { needCheckout } from '../../src/emit/jenkinsfile/steps.ts';
import type { Stage } from '../../src/model/stage.ts';
import type { Step } from '../../src/model/step.ts';
import type { Value } from '../../src/model/value.ts';
import { compileGolden, goldenCases, goldenFolder, goldenOptions } from './compile-golden.ts';
import { surroundingsOf } from './jenkinsfile/surroundings-of.ts';
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

describe('expressions', () => {
  it('read variables whose names Groovy reserves by a method', () => {
    expect(environmentValue('BRANCH_NAME').code).toBe('env.BRANCH_NAME');
    expect(environmentValue('default').code).toBe("env.getProperty('default')");
  });

  it('compare literals before Jenkins does', () => {
    const print = (actual: Value, expected: string | boolean) =>
      printConditionExpression({ kind: 'equals', actual, expected }, surroundingsOf())?.code;
    expect(print('a', 'a')).toBe('true');
    expect(print('a', 'b')).toBe('false');
    expect(print(true, true)).toBe('true');
    expect(print(true, false)).toBe('false');
  });

  it('name the character that no literal can carry', () => {
    expect(() => printGroovyString('ab\0')).toThrow('Character U+0000 at position 2');
    expect(() => printGroovyString('\uffff')).toThrow('Character U+FFFF at position 0');
  });

  it.each([
    ['a', 65_535],
    ['é', 32_767],
    ['日', 21_845],
    ['😀', 10_922],
  ])('divide texts of %s where a class file is full', (unit, most) => {
    expect(printGroovyString(unit.repeat(most))).toBe(`'${unit.repeat(most)}'`);
    expect(printGroovyString(unit.repeat(most + 1))).toBe(`('${unit.repeat(most)}' + '${unit}')`);
    expect(printGroovyString(unit.repeat(2 * most + 1)).split(' + ')).toHaveLength(3);
  });
});

describe('stages', () => {
  const print = (stage: Stage) => emitJenkinsfile(pipelineOf([stage]), goldenOptions);

  it.each([
    ['build', 'Build'],
    ['test', 'Test'],
    ['publish', 'Publish'],
    ['deploy', 'Deploy'],
    ['stage', 'Run'],
  ] as const)('of kind %s call their work %s behind an approval', (kind, work) => {
    const approval = { message: 'Go?', by: ['leads'], timeoutMs: 60_000 };
    expect(print(stageOf('all', [runOf('all.r')], { kind, approval }))).toContain(
      `stage('${work}')`,
    );
  });

  it.each([
    'annotateDeployment',
    'checkoutRepository',
    'cleanWorkspace',
    'ecrPush',
    'fail',
    'imagePush',
    'pause',
    'printMessage',
    'sendMessage',
    'smoke',
  ])('of %s alone check nothing out', (contract) => {
    const step: Step = { id: 'a.s', contract, label: '', input: {} };
    expect(needCheckout([step])).toBe(false);
    expect(needCheckout([step, runOf('a.r')])).toBe(true);
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
