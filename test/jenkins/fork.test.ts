import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deriveAccess } from '../../src/emit/access/derive-access.ts';
import { deriveRoles } from '../../src/jenkins/identity/derive-roles.ts';
import { readMergedModel } from '../../src/jenkins/identity/merged-model.ts';
import { vaultAudience } from '../../src/jenkins/identity/print-vault-role.ts';
import { deriveMultibranchJob } from '../../src/jenkins/jobs/derive-jobs.ts';
import { platform } from '../support/command-line.ts';
import { git, makeRepository } from '../support/make-repository.ts';
import { claimsOf } from './build-tokens.ts';

const sample = join(import.meta.dirname, '../../pipelines/node-service');
const controllerUrl = 'https://jenkins.example.com';
const identity = { controllerUrl, job: 'acme/payments', branches: ['main'] };

/** A sample with all that is compiled from it, merged on main. */
async function makeMergedSample(): Promise<string> {
  const repository = makeRepository({ '.gitignore': '' });
  cpSync(sample, repository, {
    recursive: true,
    filter: (path) => !/\/(\.platform|\.base|node_modules)(\/|$)/.test(path),
  });
  const compiled = await platform(repository, ['compile'], { env: { ...process.env } });
  expect(compiled.code).toBe(0);
  git(repository, 'add', '--force', '.');
  git(repository, 'commit', '--quiet', '-m', 'Merged');
  return repository;
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => !name.startsWith('.git/') && statSync(join(folder, name)).isFile(),
  );
}

const rolesOf = async (repository: string) =>
  deriveRoles(deriveAccess(await readMergedModel(repository, 'main')), identity);

test('a fork that edits every file gains nothing: neither roles nor jobs change, nor has it one', async () => {
  const repository = await makeMergedSample();
  const roles = await rolesOf(repository);
  expect(roles.length).toBeGreaterThan(1);
  const job = deriveMultibranchJob(
    await readMergedModel(repository, 'main'),
    { kind: 'github', owner: 'acme', repository: 'payments' },
    'Jenkinsfile',
    {},
  );

  git(repository, 'checkout', '--quiet', '-b', 'PR-7');
  const files = listFiles(repository);
  expect(files).toContain('Jenkinsfile');
  expect(files).toContain('.platform/access.json');
  for (const name of files) {
    const text = readFileSync(join(repository, name), 'utf8');
    // Everything that says who may do what, on which branch, in which environment, says otherwise.
    writeFileSync(
      join(repository, name),
      `${text.replaceAll('staging', 'production').replaceAll('main', 'PR-7').replaceAll('payments-leads', 'anybody')}\n`,
    );
  }
  git(repository, 'add', '--force', '--all');
  git(repository, 'commit', '--quiet', '-m', 'Take everything');

  expect(await rolesOf(repository)).toEqual(roles);
  expect(
    deriveMultibranchJob(
      await readMergedModel(repository, 'main'),
      { kind: 'github', owner: 'acme', repository: 'payments' },
      'Jenkinsfile',
      {},
    ),
  ).toEqual(job);
  expect(JSON.stringify(job)).toContain('$TrustNobody');
  for (const number of [1, 7, 700]) {
    const { sub } = claimsOf(controllerUrl, `acme/payments/PR-${number}`, vaultAudience);
    for (const role of roles) expect(role.subjects).not.toContain(sub);
  }
});

test('a branch that edits its own Jenkinsfile gains nothing: its builds are builds of that branch', async () => {
  const repository = await makeMergedSample();
  const roles = await rolesOf(repository);
  git(repository, 'checkout', '--quiet', '-b', 'feature/main');
  writeFileSync(
    join(repository, 'Jenkinsfile'),
    "@Library('platform@main') _\npipeline { agent any\n stages { stage('x') { steps { helmDeploy(id: 'deploy-to-production.helm-deploy') } } } }\n",
  );
  git(repository, 'commit', '--quiet', '-am', 'Deploy from here');
  expect(await rolesOf(repository)).toEqual(roles);
  const { sub } = claimsOf(controllerUrl, 'acme/payments/feature%2Fmain', vaultAudience);
  for (const role of roles) expect(role.subjects).not.toContain(sub);
  // What was generated is no longer what the source compiles to, which the check finds.
  const check = await platform(repository, ['check'], { env: { ...process.env } });
  expect(check.code).toBe(7);
});
