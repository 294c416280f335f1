import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { analyze } from '../../src/analysis/analyze.ts';
import type { Lowered } from '../../src/compiler/lower/lower.ts';
import type { Pipeline } from '../../src/model/pipeline.ts';
import type { Stage } from '../../src/model/stage.ts';
import { lowerBatch } from '../support/lower-batch.ts';
import { runTypeCompiler } from '../types/run-type-compiler.ts';

const folder = join(import.meta.dirname, 'golden-paths');
const file = (name: string): string => join(folder, `${name}.pipeline.ts`);
const names = ['node-service', 'java-service', 'helm-chart', 'terraform-stack'] as const;

let lowered: Map<string, Lowered>;
beforeAll(() => {
  lowered = lowerBatch(names.map(file));
});

function modelOf(name: (typeof names)[number]): Pipeline {
  const { pipeline, diagnostics } = lowered.get(file(name)) as Lowered;
  expect(diagnostics).toEqual([]);
  return pipeline as Pipeline;
}

/** Stages and their steps as people read them: what runs, and when. */
function outline(stages: readonly Stage[], indent = ''): string[] {
  return stages.flatMap((stage) => [
    [
      `${indent}${stage.name}`,
      stage.when === undefined ? '' : ` when ${JSON.stringify(stage.when)}`,
      stage.environment === undefined ? '' : ` to ${stage.environment}`,
      stage.approval === undefined ? '' : ` asks ${stage.approval.by.join(', ')}`,
      stage.lock === undefined ? '' : ` locks ${stage.lock}`,
    ].join(''),
    ...(stage.steps ?? []).map((step) => `${indent}  ${step.label}`),
    ...outline(stage.stages ?? [], `${indent}  `),
  ]);
}

test('they compile as the teams of the examples write them', () => {
  expect(runTypeCompiler(folder)).toEqual([]);
});

describe('each path leads through its stages', () => {
  test('nodeService', () => {
    expect(outline(modelOf('node-service').stages)).toEqual([
      'Build',
      '  npm ci',
      '  npm run build',
      '  npm test',
      '  npm prune --omit=dev',
      '  imageBuild payments',
      'Audit when {"kind":"equals","actual":{"$parameter":"audit"},"expected":true}',
      '  npm audit',
      'Integration',
      '  npm run test:integration',
      '  smoke /healthz',
      'Publish when {"kind":"branch","pattern":"main"}',
      '  ecrPush payments',
      'Deploy to staging when {"kind":"branch","pattern":"main"} to staging',
      '  helmDeploy payments',
      '  annotateDeployment payments',
      'Deploy to production when {"kind":"branch","pattern":"main"} to production',
      '  helmDeploy payments',
      '  annotateDeployment payments',
    ]);
  });

  test('javaService', () => {
    expect(outline(modelOf('java-service').stages)).toEqual([
      'Build',
      '  ./generate-sources.sh',
      '  mvn --batch-mode verify',
      '  imageBuild ledger',
      'Integration',
      '  smoke /healthz',
      'Publish when {"kind":"branch","pattern":"trunk"}',
      '  imagePush ledger',
      'Deploy to staging when {"kind":"branch","pattern":"trunk"} to staging',
      '  helmDeploy ledger',
      '  annotateDeployment ledger',
    ]);
  });

  test('helmChart', () => {
    expect(outline(modelOf('helm-chart').stages)).toEqual([
      'Check',
      '  helm lint --strict charts/ingress',
      'Publish when {"kind":"branch","pattern":"main"}',
      '  Log in to registry.example.com',
      '  helm package charts/ingress --destination packed',
      '  helm push packed/*.tgz oci://registry.example.com/charts',
      'Deploy to staging when {"kind":"branch","pattern":"main"} to staging',
      '  helmDeploy ingress',
      '  annotateDeployment',
      'Deploy to production when {"kind":"branch","pattern":"main"} to production',
      '  helmDeploy ingress',
      '  annotateDeployment',
    ]);
  });

  test('terraformStack', () => {
    expect(outline(modelOf('terraform-stack').stages)).toEqual([
      'Check',
      '  terraform fmt -check -recursive',
      '  terraform init -backend=false',
      '  terraform validate',
      'Staging',
      '  Plan staging locks terraform-network-staging',
      '    terraform init',
      '    terraform plan',
      '  Apply staging when {"kind":"branch","pattern":"main"} locks terraform-network-staging',
      '    terraform init',
      '    terraform apply',
      'Production',
      '  Plan production locks terraform-network-production',
      '    terraform init',
      '    terraform plan',
      '  Apply production when {"kind":"branch","pattern":"main"} asks platform-leads locks terraform-network-production',
      '    terraform init',
      '    terraform apply',
    ]);
  });
});

describe('what a path knows', () => {
  test('options of the team win over those of the path', () => {
    const { images, stages } = modelOf('node-service');
    expect(images['payments']).toMatchObject({
      base: 'oci:.base/node24',
      command: ['node', 'dist/server.js'],
      port: 8080,
    });
    const [, , , , staging, production] = stages;
    expect(staging?.steps?.[0]?.input).not.toHaveProperty('values');
    expect(production?.steps?.[0]?.input).toMatchObject({ values: { replicas: 3 } });
  });

  test('the same image is built once, tested, pushed and deployed', () => {
    for (const name of ['node-service', 'java-service'] as const) {
      const { stages, images } = modelOf(name);
      expect(Object.keys(images)).toHaveLength(1);
      expect(stages.find(({ service }) => service !== undefined)?.service?.image).toBe(
        Object.keys(images)[0],
      );
    }
  });

  test("the team's own commands run on its agent, what has rights of its own does not", () => {
    const { agent, stages } = modelOf('node-service');
    expect(agent).toEqual({ kind: 'any' });
    expect(stages.filter((stage) => stage.agent !== undefined).map(({ name }) => name)).toEqual([
      'Build',
      'Integration',
    ]);
  });

  test('only the main branch tells of failures', () => {
    const [message] = modelOf('node-service').post?.failure ?? [];
    expect(message).toMatchObject({
      contract: 'sendMessage',
      when: { kind: 'branch', pattern: 'main' },
      input: { channel: 'slack', to: '#payments' },
    });
    expect(modelOf('java-service').post).toBeUndefined();
  });

  test('the plan that was shown is the one that is applied', () => {
    const { files, stages } = modelOf('terraform-stack');
    expect(files['plan-staging']).toEqual({
      name: 'plan-staging',
      include: ['stack/staging.tfplan'],
    });
    const [plan, apply] = stages[1]?.stages ?? [];
    expect(plan?.steps?.[1]).toMatchObject({ makes: ['plan-staging'], directory: 'stack' });
    expect(apply?.steps?.[1]).toMatchObject({ needs: ['plan-staging'], directory: 'stack' });
  });

  test('everything stands at the place where the team calls the path', () => {
    const { positions } = lowered.get(file('node-service')) as Lowered;
    expect(positions['stage:build']).toEqual({
      file: 'node-service.pipeline.ts',
      line: 4,
      column: 16,
    });
    expect(positions['stage:audit']?.line).toBe(29);
  });

  test.each(names)('the rules find nothing wrong in %s', (name) => {
    const { positions } = lowered.get(file(name)) as Lowered;
    const findings = analyze(modelOf(name), positions, { fileExists: () => true });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
