import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import type {
  ControllerState,
  ExaminedJob,
  InstalledPlugin,
} from '../../src/jenkins/doctor/controller-state.ts';
import { examineController } from '../../src/jenkins/doctor/examine-controller.ts';
import { requiredPlugins } from '../../src/jenkins/doctor/plugin-rules.ts';
import { deriveOrganizationFolder } from '../../src/jenkins/jobs/derive-jobs.ts';
import { parseXml } from '../../src/jenkins/jobs/xml.ts';
import { platform } from '../support/command-line.ts';
import { makeFolder } from '../support/make-repository.ts';
import { exchange, startReplayServer } from './replay-server.ts';

const casc = join(import.meta.dirname, '../../jenkins/controller/casc');
const jobDsl = join(import.meta.dirname, 'fixtures/job-dsl');

/** What our own files configure, as one document. */
function ownConfiguration(): Record<string, Record<string, unknown>> {
  const all: Record<string, Record<string, unknown>> = {};
  for (const name of readdirSync(casc))
    for (const [root, value] of Object.entries(parse(readFileSync(join(casc, name), 'utf8'))))
      all[root] = { ...all[root], ...(value as object) };
  return all;
}

const recordedPlugins = (exchange('misc/plugins').response.body as { plugins: InstalledPlugin[] })
  .plugins;
const identity = {
  shortName: 'oidc-provider',
  version: '111.v29fd614b_3617',
  active: true,
  enabled: true,
};
const organization = deriveOrganizationFolder('acme', {});

/** The controller of our own files, with what a test has otherwise. */
const stateOf = (otherwise: Partial<ControllerState> = {}): ControllerState => ({
  version: '2.492.2',
  plugins: [...recordedPlugins, identity],
  jobs: [{ name: 'acme', root: organization.root, config: organization.config }],
  configuration: ownConfiguration(),
  interpolation: 'fail',
  ...otherwise,
});

const recordedJob = (name: string): ExaminedJob => {
  const { root, element } = parseXml(readFileSync(join(jobDsl, name), 'utf8'));
  return { name: 'team/app', root, config: element };
};

/** The configuration with something at a path. */
function configured(path: string, value: unknown): Pick<ControllerState, 'configuration'> {
  const configuration = ownConfiguration();
  const names = path.split('.');
  let at: Record<string, unknown> = configuration;
  for (const name of names.slice(0, -1)) {
    at[name] = { ...(at[name] as object) };
    at = at[name] as Record<string, unknown>;
  }
  at[names.at(-1) as string] = value;
  return { configuration };
}

const find = (otherwise: Partial<ControllerState>) =>
  examineController(stateOf(otherwise)).map(({ code, subject }) => `${code} ${subject}`);

test('a controller of our own image, configuration and jobs has nothing wrong', () => {
  expect(examineController(stateOf())).toEqual([]);
});

test('without build identity it says what is lost', () => {
  expect(find({ plugins: recordedPlugins })).toEqual(['no-build-identity oidc-provider']);
});

describe('jobs', () => {
  test.each([
    ['trust-gitHubTrustEveryone.config.xml', ['fork-trust team/app']],
    ['trust-gitHubTrustContributors.config.xml', ['fork-trust team/app']],
    ['trust-gitHubTrustPermissions.config.xml', []],
    ['trust-gitHubTrustNobody.config.xml', []],
    ['organizationFolder-github.config.xml', ['fork-trust team/app']],
    ['multibranch-github.config.xml', []],
    ['multibranch-git.config.xml', []],
    ['pipelineJob-inline.config.xml', ['plain-pipeline-job team/app']],
    ['pipelineJob-scm.config.xml', ['plain-pipeline-job team/app']],
    [
      'folder.config.xml',
      [
        'job-permission team/app',
        'job-permission team/app',
        'unpinned-library team/app: folderlib',
      ],
    ],
  ])('%s', (name, expected) => {
    expect(find({ jobs: [recordedJob(name)] })).toEqual(expected);
  });

  test('any branch under one name is worse than one branch', () => {
    const job = recordedJob('pipelineJob-scm.config.xml');
    const text = JSON.stringify(job.config).replace(/("name":)"[^"]*"/, '$1"**"');
    const [finding] = examineController(stateOf({ jobs: [{ ...job, config: JSON.parse(text) }] }));
    expect(finding).toMatchObject({ code: 'plain-pipeline-job', severity: 'error' });
  });

  test('outside the sandbox, and freestyle', () => {
    const outside = {
      definition: { '@class': 'x.CpsFlowDefinition', script: '', sandbox: 'false' },
    };
    expect(find({ jobs: [{ name: 'a', root: 'flow-definition', config: outside }] })).toEqual([
      'outside-sandbox a',
      'plain-pipeline-job a',
    ]);
    expect(find({ jobs: [{ name: 'b', root: 'project', config: {} }] })).toEqual([
      'freestyle-job b',
    ]);
  });
});

describe('configuration', () => {
  const library = (more: object) => ({ libraries: [{ name: 'lib', retriever: {}, ...more }] });
  const matrix = (name: string, ...permissions: string[]) => ({
    projectMatrix: { entries: [{ group: { name, permissions } }] },
  });
  test.each<[string, unknown, string[]]>([
    [
      'unclassified.globalUntrustedLibraries',
      library({ defaultVersion: 'main' }),
      ['unpinned-library lib'],
    ],
    ['unclassified.globalUntrustedLibraries', library({ defaultVersion: 'a'.repeat(40) }), []],
    ['unclassified.globalLibraries', library({}), ['trusted-library lib']],
    [
      'unclassified.globalLibraries',
      { libraries: [{ name: 'nope' }] },
      ['library-without-source nope', 'trusted-library nope'],
    ],
    [
      'unclassified.globalUntrustedLibraries',
      library({ retriever: { legacySCM: { scm: { scmGit: { branches: [{ name: '**' }] } } } } }),
      ['library-any-branch lib'],
    ],
    [
      'unclassified.globalUntrustedLibraries',
      library({ defaultVersion: 'main', cachingConfiguration: { excludedVersionsStr: 'master' } }),
      ['unpinned-library lib', 'cached-branch lib'],
    ],
    [
      'unclassified.globalUntrustedLibraries',
      library({
        defaultVersion: 'main',
        cachingConfiguration: { excludedVersionsStr: 'main master' },
      }),
      ['unpinned-library lib'],
    ],
    ['jenkins.authorizationStrategy', 'unsecured', ['authorization unsecured']],
    [
      'jenkins.authorizationStrategy',
      { loggedInUsersCanDoAnything: {} },
      ['authorization loggedInUsersCanDoAnything'],
    ],
    [
      'jenkins.authorizationStrategy',
      matrix('devs', 'Job/Build', 'Run/Replay'),
      ['dangerous-permission devs'],
    ],
    [
      'jenkins.authorizationStrategy',
      matrix('devs', 'Job/Configure'),
      ['dangerous-permission devs'],
    ],
    [
      'jenkins.authorizationStrategy',
      matrix('authenticated', 'Overall/Administer'),
      ['dangerous-permission authenticated'],
    ],
    [
      'jenkins.authorizationStrategy',
      matrix('anonymous', 'Job/Read'),
      ['dangerous-permission anonymous'],
    ],
    ['jenkins.authorizationStrategy', matrix('admins', 'Overall/Administer', 'Run/Replay'), []],
    ['jenkins.numExecutors', 4, ['builds-on-controller jenkins.numExecutors']],
    ['jenkins.crumbIssuer', undefined, ['no-crumbs jenkins.crumbIssuer']],
    [
      'jenkins.remotingSecurity',
      { enabled: false },
      ['agents-rule-controller jenkins.remotingSecurity'],
    ],
    ['jenkins.securityRealm', { local: { allowsSignup: true } }, ['signup jenkins.securityRealm']],
    [
      'security.scriptApproval',
      { approvedSignatures: ['method java.io.File exists'], forceSandbox: false },
      [
        'approved-scripts security.scriptApproval',
        'sandbox-optional security.scriptApproval.forceSandbox',
      ],
    ],
    [
      'security.apiToken',
      { creationOfLegacyTokenEnabled: true },
      ['legacy-tokens security.apiToken'],
    ],
    [
      'unclassified.globalDefaultFlowDurabilityLevel',
      { durabilityHint: 'PERFORMANCE_OPTIMIZED' },
      ['durability unclassified.globalDefaultFlowDurabilityLevel'],
    ],
    ['jenkins.clouds', undefined, ['no-pod-template platform', 'no-cloud jenkins.clouds']],
    [
      'jenkins.clouds',
      [{ kubernetes: { name: 'k', templates: [{ name: 'platform', yaml: '' }] } }],
      ['no-runner-volume platform'],
    ],
    [
      'jenkins.clouds',
      [
        {
          kubernetes: {
            templates: [{ name: 'platform', hostNetwork: true, yaml: 'platform-runner' }],
          },
        },
      ],
      ['privileged-pods platform'],
    ],
  ])('%s: %j', (path, value, expected) => {
    expect(find(configured(path, value))).toEqual(expected);
  });

  test('a warning about interpolation is not enough', () => {
    expect(find({ interpolation: 'warn' })).toEqual(['interpolation UNSAFE_GROOVY_INTERPOLATION']);
    expect(find({ interpolation: undefined })).toHaveLength(1);
  });
});

describe('plugins', () => {
  test('each that is needed is missed, and one that is switched off too', () => {
    const names = Object.keys(requiredPlugins);
    for (const name of names) {
      const rest = recordedPlugins.filter(({ shortName }) => shortName !== name);
      expect(find({ plugins: [...rest, identity] })).toEqual([`missing-plugin ${name}`]);
    }
    const off = recordedPlugins.map((one) =>
      one.shortName === 'junit' ? { ...one, enabled: false } : one,
    );
    expect(find({ plugins: [...off, identity] })).toEqual(['missing-plugin junit']);
  });

  test('an identity that a build can forge, and an old Jenkins', () => {
    const old = { ...identity, version: '96.vee8ed882ec4d' };
    expect(find({ plugins: [...recordedPlugins, old] })).toEqual([
      'forgeable-identity oidc-provider',
    ]);
    expect(find({ version: '2.479.3' })).toEqual(['old-jenkins 2.479.3']);
    expect(find({ version: '2.516.1' })).toEqual([]);
  });
});

test('read from a controller: text and JSON, with the exit code of what is wrong', async () => {
  const configuration = stringify(ownConfiguration());
  const text = (body: string) => ({
    status: 200,
    headers: { 'Content-Type': 'text/plain;charset=utf-8' },
    body,
  });
  const workflowJob = 'org.jenkinsci.plugins.workflow.job.WorkflowJob';
  await using server = await startReplayServer(
    [
      exchange('misc/plugins'),
      exchange('misc/root-api-json', {
        body: {
          _class: 'hudson.model.Hudson',
          jobs: [
            { _class: 'com.cloudbees.hudson.plugins.folder.Folder', name: 'f-form' },
            { _class: 'jenkins.branch.OrganizationFolder', name: 'acme' },
          ],
        },
      }),
      exchange('item/folder-api-json', {
        body: { jobs: [{ _class: workflowJob, name: 'inner' }] },
      }),
    ],
    ({ path, body }) => {
      if (path === '/scriptText') {
        expect(body).toContain('UNSAFE_GROOVY_INTERPOLATION');
        return text('null');
      }
      if (path === '/configuration-as-code/export') return text(configuration);
      const config = {
        '/job/f-form/config.xml': 'plain-folder.read-back.xml',
        '/job/f-form/job/inner/config.xml': 'pipelineJob-inline.config.xml',
        '/job/acme/config.xml': 'organizationFolder-github.config.xml',
      }[path];
      if (config === undefined) return undefined;
      return {
        ...exchange('item/get-config').response,
        body: readFileSync(join(jobDsl, config), 'utf8'),
      };
    },
  );
  const ask = (...more: string[]) =>
    platform(makeFolder(), ['jenkins', 'doctor', ...more], { env: server.env });
  const result = await ask();
  expect(result.code).toBe(3);
  expect(result.stdout).toContain(
    'error fork-trust  acme\n  The Jenkinsfile of a fork is run for everybody who ever contributed.\n',
  );
  expect(result.stdout).toContain('plain-pipeline-job  f-form/inner\n');
  expect(result.stdout).toMatch(/2 errors, 2 others\n$/);
  const json = JSON.parse((await ask('--json')).stdout) as { code: string }[];
  expect(json.map(({ code }) => code)).toEqual([
    'interpolation',
    'fork-trust',
    'plain-pipeline-job',
    'no-build-identity',
  ]);
  expect(server.unexpected).toEqual([]);
});

test('someone who is no administrator is told what lacks', async () => {
  await using server = await startReplayServer([
    exchange('misc/root-api-json'),
    exchange('misc/plugins-dev'),
  ]);
  const result = await platform(makeFolder(), ['jenkins', 'doctor'], { env: server.env });
  expect(result.code).toBe(6);
  expect(result.stderr).toContain('dev lacks hudson.model.Hudson.Administer');
});
