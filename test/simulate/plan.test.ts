import { describe, expect, test } from 'vitest';
import type { Condition } from '../../src/model/value.ts';
import { printSimulation, simulate } from '../../src/simulate/index.ts';
import { createColours } from '../../src/simulate/plan/colours.ts';
import { drawPlan } from '../../src/simulate/plan/draw-plan.ts';
import { createPlan } from '../../src/simulate/plan/plan.ts';
import { printPlan } from '../../src/simulate/plan/print-plan.ts';
import { groupOf, pipelineOf, runOf, stageOf } from '../emit/pipeline-of.ts';

const branch = (pattern: string): Condition => ({ kind: 'branch', pattern });
const isTrue = (name: string): Condition => ({
  kind: 'equals',
  actual: { $parameter: name },
  expected: true,
});
const buildsOf = (...when: Condition[]) =>
  createPlan(
    pipelineOf(
      when.map((condition, index) =>
        stageOf(`s${index}`, [runOf(`s${index}.run`)], { when: condition }),
      ),
      {
        parameters: {
          FULL: { type: 'boolean', default: false, description: '' },
          LEVEL: { type: 'choice', values: ['low', 'mid', 'high'], description: '' },
          NAME: { type: 'text', default: 'x', description: '' },
          UNUSED: { type: 'boolean', default: false, description: '' },
        },
        values: { kind: 'text' },
      },
    ),
  ).builds.map(({ name }) => name);

const always = [
  'branch main',
  'branch feature',
  'pull request into main',
  'pull request from a fork',
  'tag v1.0.0',
];

describe('builds are those that the conditions tell apart', () => {
  test('without conditions', () => {
    expect(buildsOf()).toEqual(always);
    expect(buildsOf(branch('main'), { kind: 'tag', pattern: 'v*' })).toEqual(always);
  });

  test('patterns of names', () => {
    expect(
      buildsOf(
        branch('release/**'),
        { kind: 'tag', pattern: 'nightly-*' },
        { kind: 'pull-request', target: 'dev' },
      ),
    ).toEqual([
      'branch main',
      'branch feature',
      'branch release/any',
      'pull request into main',
      'pull request into dev',
      'pull request from a fork',
      'tag v1.0.0',
      'tag nightly-1',
    ]);
  });

  test('parameters, once where they do the same', () => {
    expect(buildsOf(isTrue('FULL')).slice(5)).toEqual(['branch main, FULL = true']);
    const level: Condition = { kind: 'equals', actual: { $parameter: 'LEVEL' }, expected: 'mid' };
    expect(buildsOf(level).slice(5)).toEqual(['branch main, LEVEL = mid']);
    const name: Condition = { kind: 'equals', actual: { $parameter: 'NAME' }, expected: 'y' };
    expect(buildsOf(name).slice(5)).toEqual(['branch main, NAME = y']);
  });

  test('a parameter that does more on another branch', () => {
    const feature: Condition = { kind: 'all', conditions: [branch('feature'), isTrue('FULL')] };
    expect(buildsOf(branch('main'), feature).slice(5)).toEqual(['branch feature, FULL = true']);
  });

  test('changes, and parameters instead of changes', () => {
    const changed = (path: string): Condition => ({ kind: 'changed', paths: [path, 'shared/**'] });
    expect(
      buildsOf({ kind: 'any', conditions: [changed('a/**'), isTrue('FULL')] }).slice(5),
    ).toEqual([
      'branch main, nothing of it changed',
      'branch main, nothing of it changed, FULL = true',
    ]);
    expect(buildsOf(changed('a/**'), changed('b/**')).slice(5)).toEqual([
      'branch main, nothing of it changed',
      'branch main, only a/** changed',
      'branch main, only b/** changed',
    ]);
  });

  test('variables, causes and messages', () => {
    expect(
      buildsOf(
        { kind: 'environment-variable', name: 'REGION', value: 'eu' },
        { kind: 'started-by', cause: 'timer' },
        { kind: 'commit-message', contains: '[full]' },
      ).slice(5),
    ).toEqual([
      'branch main, REGION = eu',
      'branch main, started by timer',
      'branch main, message with [full]',
    ]);
  });
});

test('a table shows so many builds as one can read, and says what it leaves out', () => {
  const stages = Array.from({ length: 30 }, (_, index) =>
    stageOf(`s${index}`, [runOf(`s${index}.run`)], {
      when: { kind: 'changed', paths: [`d${index}/**`] },
    }),
  );
  const large = createPlan(pipelineOf(stages));
  expect(large.builds.length).toBeLessThan(30);
  expect(large.omitted).toHaveLength(15);
  expect(printPlan(large, createColours(false))).toContain(
    'Not shown: only d15/** changed and 14 more',
  );
});

const plan = createPlan(
  pipelineOf(
    [
      stageOf('find', [runOf('find.run', { save: { stdout: 'kind' } })], { name: 'Find out' }),
      groupOf('group', [
        stageOf('group.lib', [runOf('group.lib.run')], {
          name: '<Library> & "more"',
          when: { kind: 'equals', actual: { $value: 'kind' }, expected: 'lib' },
        }),
      ]),
      stageOf(
        'deploy',
        [
          runOf('deploy.run', {
            secrets: { TOKEN: { reference: 'kv/shop#token', as: 'variable' } },
          }),
        ],
        {
          name: 'Deploy',
          kind: 'deploy',
          environment: 'production',
          when: { kind: 'not', condition: branch('feature') },
        },
      ),
    ],
    {
      name: 'shop',
      values: { kind: 'text' },
      environments: {
        production: {
          cluster: 'c',
          namespace: 'n',
          protected: true,
          approval: { message: 'Go?', by: ['leads'], timeoutMs: 1000 },
        },
      },
    },
  ),
);

test('a plan in the terminal', () => {
  const text = printPlan(plan, createColours(false));
  expect(text.replace(/\d+ flow nodes.*/, '<cost>')).toMatchInlineSnapshot(`
    "shop, platform.pipeline.ts

      1  branch main
      2  branch feature
      3  pull request into main
      4  pull request from a fork
      5  tag v1.0.0

                            1  2  3  4  5
      Find out              ●  ●  ●  ●  ●
      group                 ●  ●  ●  ●  ●
        <Library> & "more"  ?  ?  ?  ?  ?  kind = lib
      Deploy                ◆  ·  ◆  ◆  ◆  not branch feature

      ● runs   ◆ runs once people said yes   ? depends on a value that a step saves   · is left out

    Approvals
      deploy  leads  1, 3, 4, 5

    Secrets
      kv/shop#token  TOKEN in deploy.run  1, 3, 4, 5

    A pull request from a fork comes to
      production (environment), kv/shop#token (secret)
      and is refused there: no file decides what a build may do. Leave those stages out of its builds.

    On the controller
      <cost>
    "
  `);
});

test('a plan as data', () => {
  expect(plan.stages.map(({ id, depth, runs }) => [id, depth, runs[0]])).toEqual([
    ['find', 0, 'runs'],
    ['group', 0, 'runs'],
    ['group.lib', 1, 'depends'],
    ['deploy', 0, 'asks'],
  ]);
  expect(plan.secrets).toEqual([
    {
      reference: 'kv/shop#token',
      variable: 'TOKEN',
      step: 'deploy.run',
      stage: 'deploy',
      builds: [0, 2, 3, 4],
    },
  ]);
  expect(plan.fork).toEqual({ environments: ['production'], secrets: ['kv/shop#token'] });
  expect(plan.cost).toMatchObject({ shells: 3, largestMethodBytes: 65_535 });
});

test('a plan as a picture holds every name as text', () => {
  const svg = drawPlan(plan);
  expect(svg).toContain('&lt;Library&gt; &amp; &quot;more&quot;');
  expect(svg).not.toContain('<Library>');
  expect(svg.match(/<title>/g)?.length).toBe(1 + 4 * 5 + 4);
});

test('no name reaches the terminal as anything but text', () => {
  const name = 'a\u001b[31m\nb\u202e';
  const hostile = pipelineOf([stageOf('a', [runOf('a.run')], { name, when: branch(name) })]);
  const text =
    printPlan(createPlan(hostile), createColours(false)) + printSimulation(simulate(hostile));
  expect(text).toContain('a\\u{1B}[31m\\nb\\u{202E}');
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
});
