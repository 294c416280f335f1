import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { connectController } from '../../src/jenkins/client/controller.ts';
import { applyJobs } from '../../src/jenkins/jobs/apply-jobs.ts';
import { compareConfig, mergeConfig } from '../../src/jenkins/jobs/compare-config.ts';
import {
  deriveMultibranchJob,
  deriveOrganizationFolder,
} from '../../src/jenkins/jobs/derive-jobs.ts';
import { planJobs } from '../../src/jenkins/jobs/plan-jobs.ts';
import { readRepositorySource } from '../../src/jenkins/jobs/repository-source.ts';
import { parseXml, printXml, toXmlText, type XmlElement } from '../../src/jenkins/jobs/xml.ts';
import { pipelineOf } from '../emit/pipeline-of.ts';
import { platform } from '../support/command-line.ts';
import { git, makeFolder, makeRepository } from '../support/make-repository.ts';
import { createItemStore } from './item-store.ts';
import { startReplayServer } from './replay-server.ts';

const recordedXml = (name: string) =>
  readFileSync(join(import.meta.dirname, 'fixtures/job-dsl', name), 'utf8');

const source = `import { definePipeline } from 'jenkins-pipeline-sdk';
export default definePipeline({ name: 'payments', stages: ({ build }) => [build('Build', (s) => [s.run('true')])] });
`;

function makePipeline(): string {
  const repository = makeRepository({ 'platform.pipeline.ts': source });
  git(repository, 'remote', 'add', 'origin', 'git@github.com:acme/payments.git');
  return repository;
}

const githubJob = deriveMultibranchJob(
  pipelineOf([], { name: 'payments' }),
  { kind: 'github', owner: 'acme', repository: 'payments' },
  'Jenkinsfile',
  { credentials: 'gh-app' },
);

test('a plan, the jobs of it, and then nothing to do', async () => {
  const items = new Map<string, string>();
  await using server = await startReplayServer([], createItemStore(items));
  const repository = makePipeline();
  const apply = (...more: string[]) =>
    platform(
      repository,
      ['jenkins', 'apply', '--folder', 'teams/pay', '--credentials', 'gh-app', ...more],
      { env: { ...process.env, ...server.env } },
    );
  const plan = await apply('--dry-run');
  expect(plan.stdout).toContain('+ create teams: a folder\n+ create teams/pay: a folder\n');
  expect(plan.stdout).toContain('+ create teams/pay/payments: acme/payments by Jenkinsfile\n');
  expect([...items]).toEqual([]);

  const nobody = await apply();
  expect(nobody.code).toBe(2);
  expect(nobody.stderr).toContain('Nobody agreed to the plan; nothing was changed.');
  expect([...items]).toEqual([]);

  const applied = await apply('--yes');
  expect(applied.stderr).not.toContain('error');
  expect(applied.stdout).toContain('created teams/pay/payments\n');
  expect(applied.code).toBe(0);
  expect([...items.keys()]).toEqual(['teams', 'teams/pay', 'teams/pay/payments']);
  await expect(items.get('teams/pay/payments')).toMatchFileSnapshot('fixtures/payments.config.xml');

  const before = server.seen.length;
  const again = await apply('--json');
  expect(JSON.parse(again.stdout)).toMatchObject({
    applied: false,
    jobs: [{ action: 'keep' }, { action: 'keep' }, { action: 'keep' }],
  });
  expect(server.seen.slice(before).every(({ method }) => method === 'GET')).toBe(true);
  expect(server.unexpected).toEqual([]);
});

test('somebody who trusts forks is found out, and put right without losing the rest', async () => {
  const trusting = printXml(githubJob.root, githubJob.config)
    .replace('$TrustNobody', '$TrustEveryone')
    .replace('<sources', '<displayName>Payments</displayName><triggers/><sources');
  const items = new Map([['payments', trusting]]);
  await using server = await startReplayServer([], createItemStore(items));
  const controller = connectController(server.env, new AbortController().signal);
  const plan = await planJobs(controller, [githubJob]);
  expect(plan).toMatchObject([
    {
      action: 'update',
      differences: [
        {
          path: expect.stringMatching(/ForkPullRequestDiscoveryTrait\.trust\.@class$/),
          found: expect.stringContaining('TrustEveryone'),
          expected: expect.stringContaining('TrustNobody'),
        },
      ],
    },
  ]);
  await applyJobs(controller, plan, () => {});
  expect(items.get('payments')).toContain('<displayName>Payments</displayName>');
  expect(items.get('payments')).toContain('$TrustNobody');
  expect((await planJobs(controller, [githubJob]))[0]?.action).toBe('keep');
});

test('what somebody changed since the plan is not written over', async () => {
  const items = new Map([['payments', printXml(githubJob.root, {})]]);
  await using server = await startReplayServer([], createItemStore(items));
  const controller = connectController(server.env, new AbortController().signal);
  const plan = await planJobs(controller, [githubJob]);
  const meanwhile = printXml(githubJob.root, { displayName: 'Other' });
  items.set('payments', meanwhile);
  await expect(applyJobs(controller, plan, () => {})).rejects.toMatchObject({
    code: 'jenkins.changed-meanwhile',
  });
  expect(items.get('payments')).toBe(meanwhile);
});

test('what Jenkins drops without a word is noticed', async () => {
  const items = new Map<string, string>();
  const store = createItemStore(items);
  await using server = await startReplayServer([], (request) => {
    const answer = store(request);
    for (const [name, xml] of items) items.set(name, xml.replace(/<factory[\s\S]*<\/factory>/, ''));
    return answer;
  });
  const controller = connectController(server.env, new AbortController().signal);
  const plan = await planJobs(controller, [githubJob]);
  await expect(applyJobs(controller, plan, () => {})).rejects.toMatchObject({
    code: 'jenkins.not-taken',
    message: expect.stringContaining('factory'),
  });
});

test('a job of another kind is left alone', async () => {
  const items = new Map([['payments', recordedXml('pipelineJob-inline.config.xml')]]);
  await using server = await startReplayServer([], createItemStore(items));
  const controller = connectController(server.env, new AbortController().signal);
  await expect(planJobs(controller, [githubJob])).rejects.toMatchObject({
    code: 'jenkins.other-kind',
    message: 'payments is there and is another kind of job: flow-definition.',
  });
});

describe('config.xml as a real controller has it', () => {
  test('the organisation folder that was read back is the one that is wanted, less what was not posted', () => {
    const { root, element } = parseXml(recordedXml('plain-organization-github.read-back.xml'));
    const wanted = deriveOrganizationFolder('acme', { credentials: 'gh-app' });
    expect(root).toBe(wanted.root);
    const paths = compareConfig(wanted.config, element).map(({ path }) => path.split('.').at(-1));
    expect(paths).toEqual(['strategyId', 'TagDiscoveryTrait', 'strategyId', '@class']);
    const merged = mergeConfig(wanted.config, element);
    expect(compareConfig(wanted.config, parseXml(printXml(root, merged)).element)).toEqual([]);
  });

  test.each([
    ['plain-multibranch-github.read-back.xml'],
    ['plain-organization-github.read-back.xml'],
    ['organizationFolder-github.config.xml'],
    ['multibranch-github.config.xml'],
    ['folder.config.xml'],
  ])('%s survives reading and printing', (name) => {
    const { root, element } = parseXml(recordedXml(name));
    expect(parseXml(printXml(root, element))).toEqual({ root, element });
  });

  test('what XML does not know is replaced, and ends of lines are the ones that Jenkins hands back', () => {
    expect(toXmlText('a\u0001\0b\r\nc\rd\te \u{1f600}')).toBe('a\ufffd\ufffdb\nc\nd\te \u{1f600}');
  });

  test('a text of a team is text', () => {
    const hostile = '</a><b x="1">&amp;]]> \u00e9';
    const element: XmlElement = { description: hostile, '@class': hostile };
    expect(parseXml(printXml('project', element))).toEqual({ root: 'project', element });
  });
});

describe('remotes', () => {
  test.each([
    ['https://github.com/acme/payments.git', { owner: 'acme', repository: 'payments' }],
    ['https://github.com/acme/payments', { owner: 'acme', repository: 'payments' }],
    ['https://someone@github.com/acme/pay.ments.git', { owner: 'acme', repository: 'pay.ments' }],
    ['git@github.com:acme/payments.git', { owner: 'acme', repository: 'payments' }],
    ['ssh://git@github.com/acme/payments.git', { owner: 'acme', repository: 'payments' }],
    [
      'https://git.example.com/acme/payments.git',
      { remote: 'https://git.example.com/acme/payments.git' },
    ],
    [
      'https://github.com.example.org/acme/payments',
      { remote: 'https://github.com.example.org/acme/payments' },
    ],
  ])('%s', (remote, expected) => {
    expect(readRepositorySource(remote)).toMatchObject(expected);
  });

  test('a password in one never reaches a job', () => {
    expect(() => readRepositorySource('https://me:hunter2@github.com/acme/payments')).toThrow(
      /holds a password/,
    );
    expect(() => readRepositorySource('')).toThrow(/no remote `origin`/);
  });
});

test('one job for all repositories of an organisation, which needs no pipeline here', async () => {
  const items = new Map<string, string>();
  await using server = await startReplayServer([], createItemStore(items));
  const apply = (...more: string[]) =>
    platform(makeFolder(), ['jenkins', 'apply', '--organization', 'acme', ...more], {
      env: server.env,
    });
  expect((await apply('--yes')).stdout).toBe(
    '+ create acme: every repository of acme with a Jenkinsfile\ncreated acme\n',
  );
  expect((await apply()).stdout).toBe(
    '  keep acme: every repository of acme with a Jenkinsfile\nEverything is as it should be.\n',
  );
  items.set('acme', (items.get('acme') ?? '').replace('TrustNobody', 'TrustEveryone'));
  const asked: string[] = [];
  const answer = await platform(makeFolder(), ['jenkins', 'apply', '--organization', 'acme'], {
    env: server.env,
    ask: async (question) => {
      asked.push(question);
      return 'n';
    },
  });
  expect(asked).toEqual(['Apply this change? [y/N] ']);
  expect(answer.stdout).toContain('~ update acme');
  expect(items.get('acme')).toContain('TrustEveryone');
});

test('two pipelines of one name are refused', async () => {
  const folder = makeRepository({
    'a/platform.pipeline.ts': source,
    'b/platform.pipeline.ts': source,
  });
  git(folder, 'remote', 'add', 'origin', 'https://git.example.com/one.git');
  const result = await platform(folder, ['jenkins', 'apply', 'a', 'b'], {
    env: { ...process.env, JENKINS_URL: 'http://127.0.0.1:1' },
  });
  expect(result.code).toBe(3);
  expect(result.stderr).toContain('Two pipelines would be the job payments.');
});
