import { describe, expect, it } from 'vitest';
import type { Agent } from '../../../src/model/agent.ts';
import type { Pipeline } from '../../../src/model/pipeline.ts';
import type { Stage } from '../../../src/model/stage.ts';
import type { Step } from '../../../src/model/step.ts';
import type { Condition } from '../../../src/model/value.ts';
import {
  codesOf,
  findingsOf,
  imageOf,
  messagesOf,
  pipelineOf,
  runOf,
  stageOf,
  stepOf,
} from '../build-pipeline.ts';

const onMain: Condition = { kind: 'branch', pattern: 'main' };
const not = (condition: Condition): Condition => ({ kind: 'not', condition });
const approval = { message: 'Go?', by: ['leads'], timeoutMs: 1 };
const environments: Pipeline['environments'] = {
  staging: { cluster: 'c', namespace: 's', protected: false },
  production: { cluster: 'c', namespace: 'p', protected: true, approval },
};
const annotate = stepOf('annotateDeployment');
const deploy = (environment: string, more: Partial<Stage> = {}) =>
  stageOf(environment, [annotate], { kind: 'deploy', environment, ...more });
const codes = (stages: Stage[], more: Partial<Pipeline> = {}) =>
  codesOf(pipelineOf(stages, { environments, ...more })).filter((code) => code.startsWith('P6'));

describe('environments', () => {
  it('exist', () => {
    const pipeline = pipelineOf([deploy('stagging')], { environments });
    expect(messagesOf(pipeline, 'P601')).toEqual([
      'Stage "stagging" deploys to "stagging", which is no environment of this pipeline; did you mean "staging"?',
    ]);
    expect(messagesOf(pipelineOf([deploy('constructor')], { environments: {} }), 'P601')).toEqual([
      'Stage "constructor" deploys to "constructor", which is no environment of this pipeline.',
    ]);
  });

  it('are named by deploy stages, and wherever a chart is deployed', () => {
    const helm = stepOf('helmDeploy', { chart: { $chart: 'web' } });
    expect(codes([stageOf('a', [annotate], { kind: 'deploy' })], { environments: {} })).toEqual([
      'P602',
    ]);
    expect(codes([stageOf('a', [helm])], { environments: {} })).toEqual(['P602']);
    expect(
      codes([stageOf('a', [stageOf('b', [helm])], { environment: 'staging' })], {
        environments: { staging: environments['staging']! },
      }),
    ).toEqual([]);
    expect(messagesOf(pipelineOf([stageOf('a', [helm], { kind: 'deploy' })]), 'P602')).toHaveLength(
      1,
    );
    expect(
      codesOf(pipelineOf([stageOf('a', [runOf('x')])], { post: { always: [helm] } })),
    ).toContain('P602');
  });

  it('are used', () => {
    expect(codes([deploy('staging'), deploy('production', { when: onMain })])).toEqual([]);
    expect(messagesOf(pipelineOf([deploy('staging')], { environments }), 'P603')).toEqual([
      'No stage deploys to environment "production".',
    ]);
  });

  it('are places of their own', () => {
    const same = (second: Pipeline['environments'][string]) =>
      codes([deploy('a'), deploy('b')], {
        environments: { a: { cluster: 'c', namespace: 'n', protected: false }, b: second },
      });
    expect(same({ cluster: 'c', namespace: 'n', protected: false })).toEqual(['P612']);
    expect(same({ cluster: 'd', namespace: 'n', protected: false })).toEqual([]);
    expect(same({ cluster: 'c', namespace: 'm', protected: false })).toEqual([]);
  });
});

describe('protected environments', () => {
  const production = (
    more: Partial<Stage>,
    environment: Partial<Pipeline['environments'][string]> = {},
  ) =>
    codes([deploy('production', more)], {
      environments: { production: { ...environments['production']!, ...environment } },
    });

  it('are approved by somebody', () => {
    const { approval: _, ...bare } = environments['production']!;
    const of = (more: Partial<Stage>, isProtected = true) =>
      codes([deploy('production', { when: onMain, ...more })], {
        environments: { production: { ...bare, protected: isProtected } },
      });
    expect(of({})).toEqual(['P604']);
    expect(of({ approval })).toEqual([]);
    expect(of({}, false)).toEqual([]);
    expect(production({ when: onMain })).toEqual([]);
  });

  const pullRequest: Condition = { kind: 'pull-request' };
  const context = (name: string, expected: string): Condition => ({
    kind: 'equals',
    actual: { $context: name } as never,
    expected,
  });
  const cases: [string, Condition | undefined, boolean][] = [
    ['always', undefined, true],
    ['main', onMain, false],
    ['a branch like a pull request', { kind: 'branch', pattern: 'PR-7' }, true],
    ['the same in small letters', { kind: 'branch', pattern: 'pr-7' }, true],
    ['a branch PR-x', { kind: 'branch', pattern: 'PR-x' }, false],
    ['every branch', { kind: 'branch', pattern: '**' }, true],
    ['P*', { kind: 'branch', pattern: 'P*' }, true],
    ['PR-1*', { kind: 'branch', pattern: 'PR-1*' }, true],
    ['PR-x*', { kind: 'branch', pattern: 'PR-x*' }, false],
    ['release/*', { kind: 'branch', pattern: 'release/*' }, false],
    ['?ain', { kind: 'branch', pattern: '?ain' }, true],
    ['a tag', { kind: 'tag', pattern: 'v*' }, false],
    ['pull requests', pullRequest, true],
    ['pull requests into main', { kind: 'pull-request', target: 'main' }, true],
    ['no pull requests', not(pullRequest), false],
    ['no pull requests into main', not({ kind: 'pull-request', target: 'main' }), true],
    ['not a tag', not({ kind: 'tag', pattern: 'v*' }), true],
    ['changes', { kind: 'changed', paths: ['x'] }, true],
    ['a variable', { kind: 'environment-variable', name: 'X', value: 'y' }, true],
    ['BRANCH_NAME', { kind: 'environment-variable', name: 'BRANCH_NAME', value: 'main' }, false],
    [
      'BRANCH_NAME of a pull request',
      { kind: 'environment-variable', name: 'BRANCH_NAME', value: 'PR-1' },
      true,
    ],
    ['no number of a pull request', context('pullRequest', ''), false],
    ['the number of a pull request', context('pullRequest', '7'), true],
    ['no target of a pull request', context('pullRequestTarget', ''), false],
    ['a tag by context', context('tag', 'v1'), false],
    ['no tag by context', context('tag', ''), true],
    ['the branch by context, which a fork chooses', context('branch', 'main'), true],
    ['another name of the context', context('jobName', 'x'), true],
    ['a parameter', { kind: 'equals', actual: { $parameter: 'p' }, expected: 'x' }, true],
    [
      'all with main',
      { kind: 'all', conditions: [{ kind: 'changed', paths: ['x'] }, onMain] },
      false,
    ],
    ['all without', { kind: 'all', conditions: [pullRequest] }, true],
    [
      'any with main',
      { kind: 'any', conditions: [onMain, { kind: 'changed', paths: ['x'] }] },
      true,
    ],
    [
      'any of main and tags',
      { kind: 'any', conditions: [onMain, { kind: 'tag', pattern: 'v*' }] },
      false,
    ],
    ['an empty any', { kind: 'any', conditions: [] }, false],
    ['not any of pull requests', not({ kind: 'any', conditions: [pullRequest, onMain] }), false],
    [
      'not all',
      not({ kind: 'all', conditions: [pullRequest, { kind: 'changed', paths: ['x'] }] }),
      true,
    ],
  ];
  it.each(cases)('in pull requests: %s', (_, when, isReached) => {
    expect(production(when === undefined ? {} : { when }).includes('P605')).toBe(isReached);
  });

  it('looks at the stages around', () => {
    const around = stageOf('g', [deploy('production')], { when: onMain });
    expect(codes([around], { environments: { production: environments['production']! } })).toEqual(
      [],
    );
  });

  it('have secrets of their own', () => {
    const load = (reference: string, more: Partial<Step> = {}, stage: Partial<Stage> = {}) =>
      codes([
        stageOf('a', [runOf('x', { secrets: { A: { reference, as: 'file' } }, ...more })], stage),
        deploy('staging'),
        deploy('production', { when: onMain }),
      ]);
    expect(load('kv/production/a#b')).toEqual(['P607']);
    expect(load('production/a#b')).toEqual(['P607']);
    expect(load('kv/a#production')).toEqual(['P607']);
    expect(load('kv/staging/a#b')).toEqual([]);
    expect(load('kv/production-like/a#b')).toEqual([]);
    expect(load('kv/production/a#b', { when: onMain })).toEqual([]);
    expect(load('kv/production/a#b', {}, { when: onMain })).toEqual([]);
  });
});

describe('identities', () => {
  const push = stepOf('ecrPush', { image: { $image: 'app' } });
  it.each([
    ['commands and a push', [runOf('x'), push], {}, true],
    ['two commands', [runOf('x'), runOf('y')], {}, false],
    ['only a push', [push], {}, false],
    ['a print and a push', [stepOf('printMessage', { message: 'x' }), push], {}, false],
    ['a push in post', [runOf('x')], { post: { success: [push] } }, true],
    [
      'Groovy and a push',
      [stepOf('groovy', { script: 'x', reason: 'no step can do it' }), push],
      {},
      true,
    ],
  ] as [string, Step[], Partial<Stage>, boolean][])('%s', (_, steps, more, isReported) => {
    expect(codes([stageOf('a', [...steps], more)], { environments: {} }).includes('P606')).toBe(
      isReported,
    );
  });

  it('each stage for itself, and the post of the pipeline', () => {
    expect(codes([stageOf('a', [runOf('x')]), stageOf('b', [push])], { environments: {} })).toEqual(
      [],
    );
    expect(
      codes([stageOf('a', [runOf('x')])], {
        environments: {},
        post: { always: [runOf('x'), push] },
      }),
    ).toEqual(['P606']);
    expect(
      messagesOf(pipelineOf([stageOf('a', [push, runOf('x'), runOf('y'), push])]), 'P606'),
    ).toEqual([
      'Stage "a" runs team code ("run") beside `ecrPush`, which acts with rights of its own.',
    ]);
  });

  it('service accounts are told', () => {
    const agent = {
      kind: 'pod' as const,
      containers: [{ name: 'n', image: 'n:1' }],
      serviceAccount: 'x',
    } satisfies Agent;
    const { serviceAccount: _, ...without } = agent;
    expect(codesOf(pipelineOf([stageOf('a', [runOf('x')], { agent })]))).toEqual(['P611']);
    expect(codesOf(pipelineOf([stageOf('a', [runOf('x')])], { agent }))).toEqual(['P611']);
    expect(codesOf(pipelineOf([stageOf('a', [runOf('x')])], { agent: without }))).toEqual([]);
  });
});

describe('credentials in texts', () => {
  const secrets: [string, string][] = [
    ['an AWS access key', 'AKIAABCDEFGHIJKLMNOP'],
    ['an AWS access key', 'export KEY=ASIA0123456789ABCDEF;'],
    ['a GitHub token', `ghp_${'a1'.repeat(18)}`],
    ['a GitHub token', `github_pat_${'a1'.repeat(30)}`],
    ['a GitLab token', 'glpat-abcdefghij0123456789'],
    ['a Slack token', 'xoxb-123456789012'],
    ['a Stripe key', `sk_live_${'a1'.repeat(10)}`],
    ['an npm token', `npm_${'a1'.repeat(18)}`],
    ['a Google API key', `AIza${'a1-_x'.repeat(7)}`],
    ['a Vault token', `hvs.${'a1'.repeat(12)}`],
    ['a private key', '-----BEGIN RSA PRIVATE KEY-----\nMIIE'],
    ['a private key', '-----BEGIN PRIVATE KEY-----'],
    ['a JSON web token', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmN'],
  ];
  it.each(secrets)('%s in a command: %s', (kind, text) => {
    const found = findingsOf(pipelineOf([stageOf('a', [runOf(`tool ${text}`)])]));
    expect(found.map(({ code }) => code)).toEqual(['P608']);
    expect(found[0]?.message).toContain(kind);
    expect(JSON.stringify(found)).not.toContain(text.slice(8, 16));
  });

  it.each([
    'AKIAABCDEFGHIJKLMNO',
    'XAKIAABCDEFGHIJKLMNOP',
    'ghp_short',
    'glpat-short',
    'xoxb-',
    'sk_test_aaaaaaaaaaaaaaaaaaaaaa',
    'npm_config_cache',
    '-----BEGIN PUBLIC KEY-----',
    'eyJhbGci.eyJ.x',
    'hvs.short',
  ])('not %s', (text) =>
    expect(codesOf(pipelineOf([stageOf('a', [runOf(`tool ${text}`)])]))).toEqual([]),
  );

  it('anywhere in the pipeline', () => {
    const key = 'AKIAABCDEFGHIJKLMNOP';
    const places: Pipeline[] = [
      pipelineOf([stageOf('a', [runOf('x', { env: { K: key } })])]),
      pipelineOf([stageOf('a', [runOf('x')], { env: { K: key } })]),
      pipelineOf([stageOf('a', [runOf('x')])], { env: { K: key } }),
      pipelineOf([stageOf('a', [runOf('x')])], { description: key }),
      pipelineOf([stageOf(key, [runOf('x')])]),
      pipelineOf([stageOf('a', [stepOf('imageBuild', { image: { $image: 'app' } })])], {
        images: { app: imageOf('app', { environment: { K: key } }) },
      }),
      pipelineOf([stageOf('a', [stepOf('printMessage', { message: { $text: ['a', key] } })])]),
      pipelineOf([
        stageOf('a', [
          stepOf('helmDeploy', { chart: { $chart: 'x' }, values: { a: [{ b: key }] } }),
        ]),
      ]),
      pipelineOf([
        stageOf('a', [stepOf('helmDeploy', { chart: { $chart: 'x' }, values: { [key]: 1 } })]),
      ]),
      pipelineOf([stageOf('a', [runOf('x')])], {
        parameters: { p: { type: 'text', default: key, description: '' } },
      }),
    ];
    for (const pipeline of places) {
      const found = findingsOf(pipeline);
      expect(found.map(({ code }) => code)).toContain('P608');
      expect(JSON.stringify(found)).not.toContain(key);
    }
  });

  const likely = (step: Step) => codesOf(pipelineOf([stageOf('a', [step])])).includes('P609');
  it.each([
    ['mysql --password=hunter22', true],
    ['mysql --password hunter22', true],
    ['curl -H "X-Api-Key: abc12345"', true],
    ['git clone https://bob:s3cret@git.example.com/x', true],
    ['git clone https://bob:$TOKEN@git.example.com/x', false],
    ['git clone https://bob@git.example.com/x', false],
    ['mysql --password=$PASSWORD', false],
    ['mysql --password="$PASSWORD"', false],
    ['tool --token-file /run/token1', false],
    ['echo the secret ingredient', false],
    ['tool --password prompt', false],
    ['npm run token:refresh', false],
  ])('%s', (command, isReported) => expect(likely(runOf(command))).toBe(isReported));

  it.each([
    ['DB_PASSWORD', 'hunter2', true],
    ['dbPassword', 'hunter2', true],
    ['API_KEY', 'abcd', true],
    ['API_TOKEN', 'abc', false],
    ['API_TOKEN', '$OTHER', false],
    ['API_TOKEN', '', false],
    ['API_TOKEN', 'none', false],
    ['API_TOKEN', 'kv/a#b', false],
    ['API_TOKEN', './token.txt', false],
    ['API_TOKEN', 'arn:aws:x', false],
    ['API_TOKEN_URL', 'whatever', false],
    ['existingSecret', 'payments-db', false],
    ['imagePullSecret', 'registry', false],
    ['PASSWORDLESS', 'whatever', false],
  ])('%s = %s', (name, value, isReported) => {
    expect(likely(runOf('x', { env: { [name]: value } }))).toBe(isReported);
  });

  it('is not told by its value', () => {
    const found = findingsOf(
      pipelineOf([
        stageOf('a', [runOf('mysql --password=hunter22', { label: 'mysql --password=hunter22' })]),
      ]),
    );
    expect(JSON.stringify(found)).not.toContain('hunter22');
  });
});

describe('approvers', () => {
  it.each([
    ['leads', false],
    ['anna ben', false],
    ['anna,ben', true],
    [' anna', true],
    ['anna ', true],
    ['', true],
    ['an\nna', true],
  ])('%j', (approver, isRefused) => {
    const by = [approver];
    expect(
      codes([stageOf('a', [runOf('x')], { approval: { ...approval, by } })], {
        environments: {},
      }).includes('P610'),
    ).toBe(isRefused);
    const of = { staging: { ...environments['staging']!, approval: { ...approval, by } } };
    expect(codes([deploy('staging')], { environments: of }).includes('P610')).toBe(isRefused);
  });
});

describe('deployments and concurrency', () => {
  const of = (concurrency: Pipeline['concurrency'], more: Partial<Stage> = {}) =>
    codes([deploy('staging', more)], {
      concurrency,
      environments: { staging: environments['staging']! },
    });
  it('all', () => {
    expect(of('all')).toEqual(['P613']);
    expect(of('all', { lock: 'x' })).toEqual([]);
    expect(of('queue')).toEqual([]);
    const around = stageOf('g', [deploy('staging')], { lock: 'x' });
    expect(
      codes([around], { concurrency: 'all', environments: { staging: environments['staging']! } }),
    ).toEqual([]);
    expect(codes([stageOf('a', [runOf('x')])], { concurrency: 'all', environments: {} })).toEqual(
      [],
    );
  });

  it('newest', () => {
    expect(of('newest')).toEqual(['P614']);
    expect(of('newest', { when: onMain })).toEqual([]);
    expect(of('newest', { lock: 'x' })).toEqual(['P614']);
  });
});
