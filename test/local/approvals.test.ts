import { expect, test } from 'vitest';
import type { ApprovalQuestion } from '../../src/local/run-options.ts';
import { makeFolder } from '../support/make-repository.ts';
import { pipelineOf, run, stage } from '../support/models.ts';
import { runModel } from '../support/run-model.ts';

const approval = { message: 'Go on?', by: ['leads'], timeoutMs: 1000 };
const pipeline = pipelineOf(
  [
    stage('Ask', [run('echo ask')], { approval }),
    stage('Deploy', [run('echo deploy')], { kind: 'deploy', environment: 'production' }),
    stage('Look', [run('echo look')], { kind: 'test', environment: 'production' }),
  ],
  {
    environments: {
      production: {
        cluster: 'c',
        namespace: 'n',
        protected: true,
        approval: { ...approval, message: 'Deploy?' },
      },
    },
  },
);

test('a yes runs the stage; the question says who and why', async () => {
  const asked: ApprovalQuestion[] = [];
  const { lines } = await runModel(pipeline, makeFolder(), {
    approve: async (question) => {
      asked.push(question);
      return true;
    },
  });
  expect(lines).toEqual(['ask', 'deploy', 'look']);
  expect(asked).toEqual([
    { stage: 'Ask', id: 'ask', message: 'Go on?', by: ['leads'] },
    { stage: 'Deploy', id: 'deploy', message: 'Deploy?', by: ['leads'] },
  ]);
});

test('a no leaves out its stage only', async () => {
  const outcome = await runModel(pipeline, makeFolder(), {
    approve: async ({ stage: name }) => name === 'Deploy',
  });
  expect(outcome.results).toEqual({ Ask: 'skipped', Deploy: 'succeeded', Look: 'succeeded' });
  expect(outcome.stage('Ask').reason).toBe('the approval was refused');
});

test('where nobody is, the stage is left out and the way is told', async () => {
  const outcome = await runModel(pipeline, makeFolder());
  expect(outcome.results).toEqual({ Ask: 'skipped', Deploy: 'skipped', Look: 'succeeded' });
  expect(outcome.stage('Deploy').reason).toBe(
    'nobody was there to approve it (--approve "Deploy")',
  );
});

test('nobody is asked about a stage that is skipped', async () => {
  await runModel(
    pipelineOf([
      stage('Ask', [run('true')], { approval, when: { kind: 'branch', pattern: 'no' } }),
    ]),
    makeFolder(),
    { approve: () => Promise.reject(new Error('asked')) },
  );
});
