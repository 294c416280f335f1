import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { deriveAccess } from '../../src/emit/access/derive-access.ts';
import type { BuildRole } from '../../src/jenkins/identity/build-role.ts';
import { deriveRoles, deriveSubject } from '../../src/jenkins/identity/derive-roles.ts';
import { awsAudience, describeAwsTrust } from '../../src/jenkins/identity/describe-aws-trust.ts';
import { readMergedModel } from '../../src/jenkins/identity/merged-model.ts';
import {
  describeVaultRole,
  printVaultPolicy,
  vaultAudience,
} from '../../src/jenkins/identity/print-vault-role.ts';
import type { Pipeline } from '../../src/model/pipeline.ts';
import { pipelineOf, runOf, stageOf } from '../emit/pipeline-of.ts';
import { platform } from '../support/command-line.ts';
import { git, makeRepository, writeFiles } from '../support/make-repository.ts';
import { claimsOf, jobs } from './build-tokens.ts';

const controllerUrl = 'https://jenkins.example.com';
const identity = { controllerUrl, job: 'acme/payments', branches: ['main'] };

/** A pipeline with a secret for tests and a deployment to production. */
const merged: Pipeline = pipelineOf(
  [
    stageOf('test', [
      runOf('test.run', { secrets: { URL: { reference: 'kv/payments#url', as: 'variable' } } }),
    ]),
    stageOf(
      'production',
      [
        {
          id: 'production.helm-deploy',
          contract: 'helmDeploy',
          label: 'deploy',
          input: { chart: { $chart: 'payments' } },
        },
      ],
      { environment: 'production' },
    ),
  ],
  {
    name: 'payments',
    charts: { payments: { name: 'payments', path: 'chart' } },
    environments: {
      production: { cluster: 'prod', namespace: 'payments', protected: true } as never,
    },
  },
);
const roles = deriveRoles(deriveAccess(merged), identity);

/** What Vault's JWT login does with a role of type string: all claims equal, one audience of the list. */
function vaultAccepts(role: BuildRole, claims: { sub: string; aud: string }): boolean {
  const { bound_audiences, bound_claims } = describeVaultRole(role) as {
    bound_audiences: string[];
    bound_claims: { sub: string[] };
  };
  return bound_audiences.includes(claims.aud) && bound_claims.sub.includes(claims.sub);
}

/** What STS does with `StringEquals`: the value is one of the list, letter by letter. */
function awsAccepts(role: BuildRole, claims: { sub: string; aud: string }): boolean {
  const trust = describeAwsTrust(role, {
    account: '123456789012',
    issuer: `${controllerUrl}/oidc`,
  }) as { Statement: { Condition: { StringEquals: Record<string, string | string[]> } }[] };
  const conditions = trust.Statement[0]?.Condition.StringEquals ?? {};
  return Object.entries(conditions).every(([key, allowed]) =>
    [allowed].flat().includes(claims[key.split(':').at(-1) as 'sub' | 'aud']),
  );
}

describe('roles', () => {
  test('are one for each stage that needs something, for exact jobs', () => {
    expect(
      roles.map(({ name, environment, subjects }) => ({ name, environment, subjects })),
    ).toEqual([
      {
        name: 'payments.test',
        environment: undefined,
        subjects: [`${controllerUrl}/job/acme/job/payments/job/main/`],
      },
      {
        name: 'payments.production',
        environment: 'production',
        subjects: [`${controllerUrl}/job/acme/job/payments/job/main/`],
      },
    ]);
  });

  test('no pattern is in them, so that no name can fall under one', () => {
    for (const role of roles) expect(JSON.stringify(role.subjects)).not.toMatch(/[*?]/);
    expect(describeVaultRole(roles[0] as BuildRole)).toMatchObject({ bound_claims_type: 'string' });
  });

  test.each(jobs)('a build of $what gets $rights', ({ job, rights }) => {
    for (const role of roles) {
      const vault = vaultAccepts(role, claimsOf(controllerUrl, job, vaultAudience));
      const aws = awsAccepts(role, claimsOf(controllerUrl, job, awsAudience));
      expect([vault, aws]).toEqual(rights === 'its role' ? [true, true] : [false, false]);
    }
  });

  test('a token for one system is worth nothing at the other', () => {
    const [role] = roles as [BuildRole];
    expect(vaultAccepts(role, claimsOf(controllerUrl, 'acme/payments/main', awsAudience))).toBe(
      false,
    );
    expect(awsAccepts(role, claimsOf(controllerUrl, 'acme/payments/main', vaultAudience))).toBe(
      false,
    );
  });

  test('the address of a branch is written as Jenkins writes it', () => {
    expect(deriveSubject(identity, 'release/2.x')).toBe(
      `${controllerUrl}/job/acme/job/payments/job/release%252F2.x/`,
    );
    for (const branch of ['PR-7', 'a b', 'ma*n', '', 'münchen', 'a%2Fb'])
      expect(() => deriveSubject(identity, branch)).toThrow(/can get no rights/);
  });

  test('a policy names paths of version 2 of the engine, and no pattern', () => {
    const policy = (path: string) =>
      printVaultPolicy({
        name: 'a',
        subjects: [],
        grants: [{ system: 'vault', path, capabilities: ['read'] }],
      });
    expect(policy('kv/team/payments')).toBe(
      'path "kv/data/team/payments" {\n  capabilities = ["read"]\n}\n',
    );
    for (const path of ['kv/*', 'kv/+/x', 'kv/a"}\npath "*', 'kv/${x}'])
      expect(policy(path)).toMatch(/^# .* was left out\.\n$/);
  });
});

/** A repository whose main branch has these files, those that it ignores elsewhere too. */
function makeMerged(files: Record<string, string>): string {
  const repository = makeRepository({ README: '' });
  writeFiles(repository, files);
  git(repository, 'add', '--force', '.');
  git(repository, 'commit', '--quiet', '-m', 'Merge');
  return repository;
}

describe('the model that decides', () => {
  const sealed = (pipeline: Pipeline) => JSON.stringify({ $generated: {}, ...pipeline });

  test('is the merged one, whatever a branch or the working tree says', async () => {
    const repository = makeMerged({ '.platform/pipeline.json': sealed(merged) });
    git(repository, 'checkout', '-b', 'feature');
    const greedy = pipelineOf([], { name: 'payments', stages: [] });
    writeFiles(repository, { '.platform/pipeline.json': sealed(greedy) });
    git(repository, 'commit', '-am', 'Take everything');
    writeFiles(repository, { '.platform/pipeline.json': '{}' });
    const model = await readMergedModel(repository, 'main');
    expect(deriveRoles(deriveAccess(model), identity)).toEqual(roles);
  });

  test('is missed, when it is not merged', async () => {
    const repository = makeRepository({ README: '' });
    await expect(readMergedModel(repository, 'main')).rejects.toMatchObject({
      code: 'jenkins.no-merged-model',
    });
    await expect(readMergedModel(repository, '--output=x')).rejects.toMatchObject({
      code: 'jenkins.no-merged-model',
    });
  });

  test('platform jenkins roles writes what Vault, AWS and the cluster get', async () => {
    const repository = makeMerged({
      '.platform/pipeline.json': sealed(merged),
      'platform.pipeline.ts': 'export {};',
    });
    const ask = (...more: string[]) =>
      platform(
        repository,
        [
          'jenkins',
          'roles',
          'acme/payments',
          '--revision',
          'main',
          '--aws-account',
          '123456789012',
          ...more,
        ],
        { env: { ...process.env, JENKINS_URL: `${controllerUrl}/` } },
      );
    const result = await ask();
    expect(result.stderr).toBe('');
    expect(result.stdout.trim().split('\n')).toEqual([
      'roles/aws/trust/payments.production.json',
      'roles/kubernetes/jenkins-agents-admission.yaml',
      'roles/roles.json',
      'roles/vault/policies/payments.test.hcl',
      'roles/vault/roles/payments.test.json',
    ]);
    const read = (path: string) => readFileSync(join(repository, 'roles', path), 'utf8');
    expect(JSON.parse(read('roles.json'))).toEqual(JSON.parse(JSON.stringify(roles)));
    const [policy, binding] = parseAllDocuments(read('kubernetes/jenkins-agents-admission.yaml'));
    expect(policy?.get('kind')).toBe('ValidatingAdmissionPolicy');
    expect(binding?.getIn(['spec', 'policyName'])).toBe('platform-agents-jenkins-agents');
    expect(JSON.parse((await ask('--json')).stdout)).toHaveLength(2);
    expect((await ask('--branch', 'PR-7')).code).toBe(3);
  });
});
