import { describe, expect, test } from 'vitest';
import { type Post, postConditions } from '../../src/model/stage.ts';
import type { Step } from '../../src/model/step.ts';
import { makeFolder } from '../support/make-repository.ts';
import { group, pipelineOf, run, stage, step } from '../support/models.ts';
import { runModel } from '../support/run-model.ts';

const say = (message: string) => step('printMessage', { message });

/** A step for every condition, which prints it. */
const everything = (prefix = ''): Post =>
  Object.fromEntries(postConditions.map((condition) => [condition, [say(prefix + condition)]]));

const steps: Record<string, Step[]> = {
  succeeded: [run(['true'])],
  unstable: [run(['false'], { onFailure: 'unstable' })],
  failed: [run(['false'])],
};

describe('post of a pipeline', () => {
  test.each([
    [['succeeded'], 'always changed success cleanup'],
    [['failed'], 'always changed unsuccessful failure cleanup'],
    [['succeeded', 'succeeded'], 'always success cleanup'],
    [['succeeded', 'failed'], 'always changed regression unsuccessful failure cleanup'],
    [['succeeded', 'unstable'], 'always changed regression unsuccessful unstable cleanup'],
    [['failed', 'succeeded'], 'always changed fixed success cleanup'],
    [['failed', 'unstable'], 'always changed unsuccessful unstable cleanup'],
    [['unstable', 'succeeded'], 'always changed fixed success cleanup'],
    [['failed', 'failed'], 'always unsuccessful failure cleanup'],
  ])('after runs that %j: %s', async (runs, expected) => {
    const repository = makeFolder();
    let lines: readonly string[] = [];
    for (const kind of runs) {
      const pipeline = pipelineOf([stage('Work', steps[kind] as Step[])], { post: everything() });
      ({ lines } = await runModel(pipeline, repository));
    }
    expect(lines.join(' ')).toBe(expected);
  });
});

test('post of a stage runs before the next stage, and sees the worse of stage and run', async () => {
  const { lines } = await runModel(
    pipelineOf([
      stage('One', steps['unstable'] as Step[], { post: everything('one ') }),
      stage('Two', steps['succeeded'] as Step[], { post: everything('two ') }),
    ]),
    makeFolder(),
  );
  expect(lines).toEqual([
    'one always',
    'one changed',
    'one unsuccessful',
    'one unstable',
    'one cleanup',
    'two always',
    'two changed',
    'two unsuccessful',
    'two unstable',
    'two cleanup',
  ]);
});

test('a skipped stage has no post', async () => {
  const { lines, results } = await runModel(
    pipelineOf([
      stage('One', [say('never')], {
        when: { kind: 'branch', pattern: 'other' },
        post: everything(),
      }),
    ]),
    makeFolder(),
  );
  expect(lines).toEqual([]);
  expect(results).toEqual({ One: 'skipped' });
});

test('a failure in a post condition ends that one, and the next see it', async () => {
  const { lines, record } = await runModel(
    pipelineOf([
      stage('One', [run(['true'])], {
        post: {
          always: [run(['false']), say('lost')],
          success: [say('success')],
          failure: [say('failure')],
          cleanup: [say('cleanup')],
        },
      }),
    ]),
    makeFolder(),
  );
  expect(lines).toEqual(['failure', 'cleanup']);
  expect(record.result).toBe('failed');
});

test('unstable in post of a group or pipeline counts', async () => {
  const unstable = { always: steps['unstable'] as Step[] };
  const inGroup = await runModel(
    pipelineOf([group('All', [stage('One', [run(['true'])])], { post: unstable })]),
    makeFolder(),
  );
  expect(inGroup.record.result).toBe('unstable');
  expect(inGroup.results).toEqual({ All: 'unstable', One: 'succeeded' });
  const inPipeline = await runModel(
    pipelineOf([stage('One', [run(['true'])])], { post: unstable }),
    makeFolder(),
  );
  expect(inPipeline.record.result).toBe('unstable');
});

test('post of a group runs when a stage in it failed, with the files of the repository', async () => {
  const { lines } = await runModel(
    pipelineOf([
      group('All', [stage('One', [run(['false'])])], {
        post: { failure: [run('cat note.txt')], success: [say('never')] },
      }),
    ]),
    makeFolder({ 'note.txt': 'sorry\n' }),
  );
  expect(lines).toEqual(['sorry']);
});

test('post of a matrix runs in each cell, where its files are', async () => {
  const { lines } = await runModel(
    pipelineOf([
      stage('Test', [run({ script: 'echo "$n" > value', values: { n: { $axis: 'N' } } })], {
        matrix: { axes: [{ name: 'N', values: ['1', '2'] }], exclude: [] },
        post: { always: [run('cat value')] },
      }),
    ]),
    makeFolder(),
    { concurrency: 1 },
  );
  expect(lines).toEqual(['1', '2']);
});
