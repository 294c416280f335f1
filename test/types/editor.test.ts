import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StageKind, StepContract } from '../../src/contracts/contract.ts';
import { contracts } from '../../src/contracts/index.ts';
import { LanguageServer } from './language-server.ts';

const server = new LanguageServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

const all = Object.values(contracts) as unknown as StepContract[];

/** A pipeline in the middle of being written. */
const pipeline = (stages: string): string => `
import { chart, definePipeline, image, outside, secret, value } from 'jenkins-pipeline-sdk';
const app = image('payments', { command: ['node', 'server.js'] });
const service = chart('payments', { path: 'chart' });
const version = value('version');
const slackSend = outside('slackSend', { description: 'Tells.', parameters: { channel: 'text', message: 'text?' } });
export default definePipeline({
  name: 'payments',
  environments: {
    staging: { cluster: 'staging', namespace: 'payments' },
    production: { cluster: 'production', namespace: 'payments' },
  },
  parameters: {
    version: { type: 'text', default: '1.0' },
    level: { type: 'choice', values: ['minor', 'patch'] },
  },
  stages: ({ build, test, publish, deploy, stage, matrix, parallel, parameters }) => [
    ${stages}`;

describe('completion', () => {
  test('`to` offers the environments of the pipeline', async () => {
    expect(await server.complete(pipeline("deploy('Staging', { to: '|"))).toEqual([
      'production',
      'staging',
    ]);
    expect(
      await server.complete(
        pipeline("deploy('Staging', { to: '|' }, (s) => [s.helmDeploy(service)]),\n  ],\n});"),
      ),
    ).toEqual(['production', 'staging']);
  });

  const openings: [kind: StageKind, opening: string][] = [
    ['build', "build('Build', (s) => [s.|"],
    ['test', "test('Test', (s) => [s.|"],
    ['publish', "publish('Publish', (s) => [s.|"],
    ['deploy', "deploy('Staging', { to: 'staging' }, (s) => [s.|"],
    ['stage', "stage('Other', (s) => [s.|"],
  ];
  test.each(openings)('a %s stage offers its steps and no others', async (kind, opening) => {
    const steps = all
      .filter(({ stages }) => stages?.includes(kind) ?? true)
      .map(({ name }) => name);
    expect(await server.complete(pipeline(opening))).toEqual(
      [...steps, 'inside', 'when', 'within'].sort(),
    );
  });

  test('`post` offers every step', async () => {
    expect(await server.complete(pipeline("build('B', { post: { always: (s) => [s.|"))).toEqual(
      [...all.map(({ name }) => name), 'inside', 'when', 'within'].sort(),
    );
  });

  test('the parameters of the pipeline', async () => {
    expect(await server.complete(pipeline("build('B', (s) => [s.run(['x', parameters.|"))).toEqual([
      'level',
      'version',
    ]);
  });

  test('the values of a choice, and of an axis', async () => {
    const choice = "build('B', (s) => [s.run('x', { when: equals(parameters.level, '|";
    const withEquals = pipeline(choice).replace('chart,', 'chart, equals,');
    expect(await server.complete(withEquals)).toEqual(['minor', 'patch']);
    expect(
      await server.complete(
        pipeline(
          "matrix('M', { axes: { os: ['linux', 'mac'] } }, (axis, s) => [s.run(['x', axis.|",
        ),
      ),
    ).toEqual(['os']);
  });

  const names: [what: string, opening: string, ...expected: string[]][] = [
    [
      'moments after a stage',
      "build('B', { post: { |",
      'aborted',
      'always',
      'changed',
      'cleanup',
      'failure',
      'fixed',
      'notBuilt',
      'regression',
      'success',
      'unstable',
      'unsuccessful',
    ],
    [
      'kinds of agent',
      "build('B', { agent: { |",
      'arguments',
      'buildArguments',
      'container',
      'context',
      'dockerfile',
      'label',
      'pod',
      'pull',
    ],
    ['outputs of a step', "build('B', (s) => [s.run('x', { save: { |", 'exitCode', 'stdout'],
    [
      'ways to find a tag',
      "publish('P', (s) => [s.ecrPush(app, { tags: '|",
      'branch',
      'commit',
      'semver',
    ],
    [
      'meanings of a failure',
      "build('B', (s) => [s.run('x', { onFailure: '|",
      'fail',
      'ignore',
      'unstable',
    ],
    [
      'arguments of an outside step',
      "build('B', (s) => [s.outsideStep(slackSend, { |",
      'channel',
      'message',
    ],
    [
      'channels of a message',
      "build('B', (s) => [s.sendMessage('x', { channel: '|",
      'email',
      'slack',
      'sns',
    ],
    ['parts of an approval', "stage('S', { approval: { |", 'by', 'message', 'questions', 'timeout'],
  ];
  test.each(names)('%s', async (_, opening, ...expected) => {
    expect(await server.complete(pipeline(opening))).toEqual(expected);
  });

  test('the options of a deploy stage begin with those that are required', async () => {
    const offered = await server.complete(pipeline("deploy('Staging', { |"));
    expect(offered).toEqual([
      'agent',
      'agentAttempts',
      'approval',
      'attempts',
      'checkout',
      'env',
      'lock',
      'milestone',
      'post',
      'timeout',
      'to',
      'tools',
      'when',
    ]);
  });

  test('what a pipeline can say', async () => {
    const text =
      "import { definePipeline } from 'jenkins-pipeline-sdk';\nexport default definePipeline({ |";
    expect(await server.complete(text)).toEqual([
      'agent',
      'concurrency',
      'description',
      'env',
      'environments',
      'failFast',
      'jenkins',
      'keepBuilds',
      'name',
      'parameters',
      'post',
      'stages',
      'stopWhenUnstable',
      'timeout',
      'tools',
      'triggers',
    ]);
  });
});

describe('hovering', () => {
  const use = (step: string): string =>
    `import type { AnySteps } from 'jenkins-pipeline-sdk';\nexport const use = (s: AnySteps) => s.|${step};`;

  test.each(all.map(({ name }) => name))('%s shows what its contract says', async (name) => {
    const contract = contracts[name as keyof typeof contracts] as unknown as StepContract;
    const shown = await server.hover(use(name));
    expect(shown).toContain(contract.summary);
    for (const line of contract.description.split('\n')) expect(shown).toContain(line);
    // A comment can't hold the two characters that end it; in a text of TypeScript the backslash means nothing.
    for (const example of contract.examples)
      expect(shown).toContain(example.replaceAll('*/', '*\\/'));
  });

  test('a step shows its signature without computed types', async () => {
    expect(await server.hover(use('helmDeploy'))).toMatch(
      /HelmDeployStep\.helmDeploy\(chart: Chart, options\?: HelmDeployOptions\): Step/,
    );
  });

  test('an option shows what it means, its default and an example', async () => {
    const tags = await server.hover(
      pipeline("publish('P', (s) => [s.ecrPush(app, { |tags: 'semver' })"),
    );
    expect(tags).toMatch(/How the tag is found/);
    expect(tags).toMatch(/@default\*[^']*'commit'/);
    const junit = await server.hover(
      pipeline("build('B', (s) => [s.run('x', { |junit: 'a.xml' })"),
    );
    expect(junit).toMatch(/No file at all is a failure/);
    expect(junit).toMatch(/reports\/\*\.xml/);
  });

  const words: [word: string, text: string, RegExp][] = [
    [
      'a kind of stage',
      pipeline("|deploy('S', { to: 'staging' }, (s) => [])"),
      /whose approval is asked first/,
    ],
    [
      'the environment',
      pipeline("deploy('S', { |to: 'staging' }, (s) => [])"),
      /one of the pipeline's `environments`/,
    ],
    ['a function', "import { |secret } from 'jenkins-pipeline-sdk';", /masked in the log/],
    [
      'the context',
      "import { context } from 'jenkins-pipeline-sdk'; context.|shortCommit;",
      /First 12 digits/,
    ],
    ['a value', pipeline("build('B', (s) => [s.run(['x', parameters.|version])"), /Value<string>/],
    [
      'definePipeline',
      "import { |definePipeline } from 'jenkins-pipeline-sdk';",
      /runs when the pipeline is compiled/,
    ],
  ];
  test.each(words)('%s', async (_, text, expected) => {
    expect(await server.hover(text)).toMatch(expected);
  });
});
