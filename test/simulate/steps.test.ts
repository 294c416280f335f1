import { expect, test } from 'vitest';
import { simulate } from '../../src/simulate/index.ts';
import { pipelineOf, runOf, stageOf } from '../emit/pipeline-of.ts';

const environments = { staging: { cluster: 'c1', namespace: 'shop', protected: false } };

test('inputs have everything that is known put in, and nothing made up', () => {
  const input = {
    command: [
      'x',
      { $parameter: 'FULL' },
      { $text: ['on ', { $context: 'branch' }, ' to ', { $context: 'cluster' }] },
      { $text: ['v', { $value: 'version' }, '-', { $context: 'tag' }] },
      { $transform: { operation: 'upper', of: { $context: 'branch' }, with: [] } },
      {
        $choose: {
          when: { kind: 'branch', pattern: 'main' },
          chosen: 'released',
          otherwise: 'tried',
        },
      },
      { $$text: 'mine' },
    ],
  };
  const pipeline = pipelineOf(
    [stageOf('a', [runOf('a.run', { input })], { environment: 'staging' })],
    {
      environments,
      values: { version: 'text' },
      parameters: { FULL: { type: 'boolean', default: false, description: '' } },
    },
  );
  const [step] = simulate(pipeline).steps;
  expect(step?.input['command']).toEqual([
    'x',
    false,
    'on main to c1',
    { $text: ['v', { $value: 'version' }, '-', ''] },
    'MAIN',
    'released',
    { $text: 'mine' },
  ]);
  // A pull request whose branch is called main is no build of main.
  const fork = simulate(pipeline, {
    branch: 'main',
    pullRequest: { fork: true },
    values: { version: '7' },
  });
  const command = fork.steps[0]?.input['command'] as unknown[];
  expect([command[2], command[3], command[5]]).toEqual(['on main to c1', 'v7-', 'tried']);
});

test('the call has parameters put in and leaves the rest to the runner', () => {
  const step = runOf('a.run', {
    input: { command: ['x', { $parameter: 'LEVEL' }, { $context: 'branch' }] },
    env: { MODE: { $text: ['m-', { $parameter: 'LEVEL' }] } },
    when: { kind: 'pull-request', fork: true },
    secrets: { TOKEN: { reference: 'kv/shop#token', as: 'variable' } },
  });
  const pipeline = pipelineOf([stageOf('a', [step], { environment: 'staging' })], {
    environments,
    parameters: { LEVEL: { type: 'choice', values: ['low', 'high'], description: '' } },
  });
  const build = simulate(pipeline, { parameters: { LEVEL: 'high' } });
  expect(build.steps[0]).toMatchObject({
    status: 'skipped',
    call: {
      step: 'run',
      arguments: {
        id: 'a.run',
        command: ['x', 'high', { $context: 'branch' }],
        env: { MODE: 'm-high' },
        secrets: { TOKEN: { reference: 'kv/shop#token', as: 'variable' } },
        when: { kind: 'equals', actual: false, expected: true },
        environment: { name: 'staging', cluster: 'c1', namespace: 'shop' },
      },
    },
  });
  // A step that skips itself asks for nothing.
  expect(build.secrets).toEqual([]);
  expect(simulate(pipeline, { pullRequest: { fork: true } }).secrets).toEqual([
    { variable: 'TOKEN', reference: 'kv/shop#token', as: 'variable', step: 'a.run', stage: 'a' },
  ]);
});

test("Jenkins does not come to a step of its own whose condition doesn't hold", () => {
  const step = {
    id: 'a.keep',
    contract: 'keepFiles',
    label: 'keep',
    input: { include: ['*.log'] },
    when: { kind: 'branch', pattern: 'main' },
  } as const;
  const pipeline = pipelineOf([stageOf('a', [{ ...step, input: { include: ['*.log'] } }])]);
  const [skipped] = simulate(pipeline, { branch: 'x' }).steps;
  expect(skipped).toMatchObject({ status: 'skipped', tries: 0, reason: 'not branch main' });
  expect(skipped).not.toHaveProperty('call');
  const [called] = simulate(pipeline).steps;
  expect(called?.call).toEqual({
    step: 'archiveArtifacts',
    arguments: { artifacts: '*.log', fingerprint: true },
  });
});

test('answers to questions are values of the stage', () => {
  const pipeline = pipelineOf([
    stageOf('a', [runOf('a.run', { input: { command: ['go', { $answer: 'REGION' }] } })], {
      approval: {
        message: 'Where?',
        by: ['boss'],
        timeoutMs: 1000,
        questions: { REGION: { type: 'choice', values: ['eu', 'us'], description: '' } },
      },
    }),
  ]);
  expect(simulate(pipeline).steps[0]?.input['command']).toEqual(['go', 'eu']);
  const build = simulate(pipeline, { answers: { REGION: 'us' } });
  expect(build.steps[0]?.call?.arguments['command']).toEqual(['go', 'us']);
  expect(build.jenkinsStages).toEqual([{ name: 'a' }, { name: 'Run', parent: 0 }]);
  const refused = simulate(pipeline, { approvals: { a: 'no' } });
  expect(refused.jenkinsStages).toEqual([{ name: 'a' }]);
  expect(refused.result).toBe('aborted');
});
