import { expect, test } from 'vitest';
import { listJenkinsOnly } from '../../src/local/jenkins-only.ts';
import type { Approval, Stage } from '../../src/model/stage.ts';
import { makeFolder } from '../support/make-repository.ts';
import { group, pipelineOf, run, stage, step } from '../support/models.ts';
import { runModel } from '../support/run-model.ts';

const notesOf = (more: Partial<Stage>, pipeline = {}): string =>
  listJenkinsOnly(
    stage('A', [], more),
    pipelineOf([], { agent: { kind: 'any' }, ...pipeline }),
  ).join('; ');

test.each<[Partial<Stage>, string]>([
  [{}, ''],
  [{ agent: { kind: 'none' } }, ''],
  [{ agent: { kind: 'label', label: 'arm' } }, 'here instead of arm'],
  [{ agent: { kind: 'label', label: { $axis: 'os' } } }, 'here instead of another machine'],
  [{ agent: { kind: 'container', image: 'node:24' } }, 'here instead of a container of node:24'],
  [{ agent: { kind: 'container', image: { $parameter: 'I' } } }, 'here instead of a container'],
  [
    { agent: { kind: 'dockerfile', file: 'ci/Dockerfile' } },
    'here instead of a container of ci/Dockerfile',
  ],
  [{ agent: { kind: 'pod', containers: [{ name: 'a', image: 'a:1' }] } }, 'here instead of a pod'],
  [
    {
      agent: {
        kind: 'pod',
        containers: [
          { name: 'a', image: 'a:1' },
          { name: 'b', image: 'postgres:17', service: true },
        ],
      },
    },
    'here instead of a pod; without postgres:17 beside it',
  ],
  [{ tools: { jdk: '21', maven: '3.9' } }, 'jdk 21, maven 3.9 as the PATH has it'],
  [
    { lock: { label: 'sites' }, milestone: true },
    'lock sites not taken; no other build to overtake it',
  ],
])('of %j: %s', (more, expected) => {
  expect(notesOf(more)).toBe(expected);
});

test('of the pipeline', () => {
  expect(notesOf({ tools: { jdk: '21' } }, { tools: { jdk: '17', git: 'g' } })).toBe(
    'jdk 21, git g as the PATH has it',
  );
  expect(listJenkinsOnly(group('G', [], { lock: 'x' }), pipelineOf([]))).toEqual([
    'lock x not taken',
  ]);
});

test('an approved stage gets the answers, or what the questions propose', async () => {
  const approval: Approval = {
    message: '?',
    by: ['x'],
    timeoutMs: 1000,
    questions: {
      WHY: { type: 'text', default: 'because', description: '' },
      LEVEL: { type: 'choice', values: ['low', 'high'], description: '' },
      LOUD: { type: 'boolean', default: true, description: '' },
    },
  };
  const pipeline = () =>
    pipelineOf([
      stage(
        'Work',
        [
          run(['echo', { $answer: 'WHY' }, { $answer: 'LEVEL' }]),
          step(
            'printMessage',
            { message: 'loud' },
            {
              when: { kind: 'equals', actual: { $answer: 'LOUD' }, expected: true },
            },
          ),
        ],
        { approval },
      ),
    ]);
  const of = (answers?: Record<string, string>) =>
    runModel(pipeline(), makeFolder(), {
      approve: async () => true,
      ...(answers === undefined ? {} : { answers }),
    });
  expect((await of()).lines).toEqual(['because low', 'loud']);
  const given = await of({ WHY: 'now', LEVEL: 'high', LOUD: 'false' });
  expect(given.lines).toEqual(['now high']);
  await expect(of({ WHAT: 'x' })).rejects.toMatchObject({
    code: 'run.question',
    message: 'The pipeline has no question "WHAT". Did you mean "WHY"?',
    mend: 'Its questions are: WHY, LEVEL, LOUD.',
  });
  await expect(of({ LEVEL: 'x' })).rejects.toMatchObject({
    message: 'The question LEVEL can\'t be "x".',
    mend: 'It can be: "low", "high".',
  });
});

test('the first failure of any branch ends the others when the pipeline says so', async () => {
  const { results } = await runModel(
    pipelineOf(
      [
        group('Both', [stage('Bad', [run(['false'])]), stage('Long', [run(['sleep', '30'])])], {
          parallel: true,
        }),
      ],
      { failFast: true },
    ),
    makeFolder(),
  );
  expect(results).toMatchObject({ Bad: 'failed', Long: 'aborted' });
});

test('later stages are left out once the run is unstable, when the pipeline says so', async () => {
  const stages = () => [
    group('Group', [
      stage('Shaky', [run(['false'], { onFailure: 'unstable' })]),
      stage('Inner', [run(['true'])]),
    ]),
    stage('Later', [run(['true'])]),
  ];
  const stopped = await runModel(pipelineOf(stages(), { stopWhenUnstable: true }), makeFolder());
  expect(stopped.results).toMatchObject({ Shaky: 'unstable', Inner: 'not-run', Later: 'not-run' });
  const going = await runModel(pipelineOf(stages()), makeFolder());
  expect(going.results).toMatchObject({ Inner: 'succeeded', Later: 'succeeded' });
});

test('steps in the block of another step run without it, or not at all', async () => {
  const outsideSteps = (laptop: 'print' | 'fail') => ({
    quietly: { step: 'quietly', description: 'x', parameters: {}, block: true, laptop },
  });
  const pipeline = (laptop: 'print' | 'fail') =>
    pipelineOf(
      [
        stage('A', [
          run(['echo', 'done'], { around: [{ step: 'quietly', arguments: {} }], container: 'x' }),
        ]),
      ],
      { outsideSteps: outsideSteps(laptop) },
    );
  expect(listJenkinsOnly(pipeline('print').stages[0] as Stage, pipeline('print')).at(-1)).toBe(
    'quietly not entered',
  );
  const printed = await runModel(pipeline('print'), makeFolder());
  expect([printed.lines, printed.results]).toEqual([['done'], { A: 'succeeded' }]);
  const failed = await runModel(pipeline('fail'), makeFolder());
  expect(failed.results).toEqual({ A: 'failed' });
  expect(failed.steps[0]?.error?.message).toBe('Only Jenkins has the step quietly.');
});
