import { expect, test } from 'vitest';
import { makeFolder } from '../support/make-repository.ts';
import { group, pipelineOf, run, stage, step } from '../support/models.ts';
import { runModel } from '../support/run-model.ts';

const say = (message: string) => step('printMessage', { message });

/** Fails until it was called so often; counts in a file of the workspace. */
const failTwice = 'echo x >> tries; test "$(wc -l < tries)" -ge 3 && echo done';

test('attempts of a step: it runs again until it succeeds', async () => {
  const { steps, lines, record } = await runModel(
    pipelineOf([stage('One', [run(failTwice, { retry: { attempts: 3, delayMs: 1 } })])]),
    makeFolder(),
  );
  expect(record.result).toBe('succeeded');
  expect(steps).toHaveLength(1);
  expect(lines).toEqual([
    'Attempt 1 of 3 failed: The command ended with code 1.',
    'Attempt 2 of 3 failed: The command ended with code 1.',
    'done',
  ]);
});

test('attempts of a stage: its steps run again in the same workspace, its post once', async () => {
  const { steps, lines, record } = await runModel(
    pipelineOf([
      stage('One', [run('echo first'), run(failTwice)], {
        retryAttempts: 3,
        post: { always: [say('post')] },
      }),
    ]),
    makeFolder(),
  );
  expect(lines).toEqual(['first', 'first', 'first', 'done', 'post']);
  expect(record.result).toBe('succeeded');
  expect(new Set(steps.map(({ log }) => log)).size).toBe(7);
});

test('attempts that are used up fail the stage', async () => {
  const { results, steps } = await runModel(
    pipelineOf([stage('One', [run(['false'])], { retryAttempts: 2 })]),
    makeFolder(),
  );
  expect(results).toEqual({ One: 'failed' });
  expect(steps).toHaveLength(2);
});

test('a step that takes too long is ended and fails', async () => {
  const { steps, results } = await runModel(
    pipelineOf([stage('One', [run('sleep 60', { timeoutMs: 200 })])]),
    makeFolder(),
  );
  expect(steps[0]).toMatchObject({
    outcome: 'failed',
    error: { code: 'step.timeout', message: 'The step took longer than its limit of 200 ms.' },
  });
  expect(results).toEqual({ One: 'failed' });
});

test('every attempt of a step has the whole time', async () => {
  const { steps } = await runModel(
    pipelineOf([
      stage('One', [
        run('echo x >> tries; test "$(wc -l < tries)" -ge 2 || sleep 60', {
          timeoutMs: 1500,
          retry: { attempts: 2, delayMs: 1 },
        }),
      ]),
    ]),
    makeFolder(),
  );
  expect(steps[0]?.outcome).toBe('succeeded');
});

test('a stage that takes too long is aborted; its post still runs, later stages do not', async () => {
  const {
    results,
    lines,
    stage: find,
    record,
  } = await runModel(
    pipelineOf([
      stage('One', [run('sleep 60'), say('never')], {
        timeoutMs: 200,
        retryAttempts: 3,
        post: { aborted: [run('echo aborted')], failure: [say('never')] },
      }),
      stage('Two', [say('never')]),
    ]),
    makeFolder(),
  );
  expect(results).toEqual({ One: 'aborted', Two: 'not-run' });
  expect(lines).toEqual(['aborted']);
  expect(find('One').reason).toBe('longer than its limit of 200 ms');
  expect(record.result).toBe('aborted');
});

test('the limit of a group ends what is in it', async () => {
  const { results } = await runModel(
    pipelineOf([
      group('All', [stage('One', [run('sleep 60')]), stage('Two', [run('sleep 60')])], {
        parallel: true,
        timeoutMs: 200,
      }),
    ]),
    makeFolder(),
  );
  expect(results).toEqual({ All: 'aborted', One: 'aborted', Two: 'aborted' });
});

test('the limit of the pipeline ends the run, and its post runs', async () => {
  const { record, lines } = await runModel(
    pipelineOf([stage('One', [run('sleep 60')]), stage('Two', [say('never')])], {
      timeoutMs: 300,
      post: { aborted: [say('aborted')], success: [say('never')] },
    }),
    makeFolder(),
  );
  expect(record).toMatchObject({ result: 'aborted', reason: 'longer than its limit of 300 ms' });
  expect(lines).toEqual(['aborted']);
});

test('a limit that no timer can wait for is none', async () => {
  const { record } = await runModel(
    pipelineOf([stage('One', [run('true', { timeoutMs: 2 ** 33 })], { timeoutMs: 2 ** 33 })], {
      timeoutMs: 2 ** 33,
    }),
    makeFolder(),
  );
  expect(record.result).toBe('succeeded');
});

test('a stop ends everything at once, without post, and the record says so', async () => {
  const controller = new AbortController();
  const { record, results, lines } = await runModel(
    pipelineOf(
      [
        group('All', [
          stage('One', [run('echo ready; sleep 60')], { post: { always: [say('never')] } }),
          stage('Two', [run('sleep 60')]),
        ]),
      ],
      { post: { always: [say('never')] } },
    ),
    makeFolder(),
    {
      signal: controller.signal,
      onEvent: (event) => {
        if (event.type === 'step-output' && event.text === 'ready')
          controller.abort(new Error('stop'));
      },
    },
  );
  expect(record).toMatchObject({ result: 'aborted', reason: 'the run was stopped', post: [] });
  expect(results).toEqual({ All: 'aborted', One: 'aborted', Two: 'not-run' });
  expect(lines).toEqual(['ready']);
});
