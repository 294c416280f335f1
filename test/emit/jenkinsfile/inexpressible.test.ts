import { describe, expect, it } from 'vitest';
import { InternalError } from '../../../src/diagnostics/errors.ts';
import {
  describeJenkinsfile,
  emitJenkinsfile,
} from '../../../src/emit/jenkinsfile/emit-jenkinsfile.ts';
import type { Agent } from '../../../src/model/agent.ts';
import type { Pipeline } from '../../../src/model/pipeline.ts';
import type { Step } from '../../../src/model/step.ts';
import type { Condition } from '../../../src/model/value.ts';
import { goldenOptions } from '../compile-golden.ts';
import { groupOf, pipelineOf, runOf, stageOf } from '../pipeline-of.ts';

const isLibrary: Condition = {
  kind: 'equals',
  actual: { $value: 'kind' },
  expected: 'library',
};
const keep = (more: Partial<Step> = {}): Step => ({
  id: 's.keep',
  contract: 'keepFiles',
  label: '',
  input: { include: ['x'] },
  ...more,
});
const notify = (more: Partial<Step> = {}): Step => ({
  id: 's.notify',
  contract: 'outsideStep',
  label: '',
  input: { step: { $outside: 'notify' } },
  ...more,
});
const problems = (pipeline: Pipeline) =>
  describeJenkinsfile(pipeline).inexpressible.map(({ node, problem }) => `${node}: ${problem}`);
const inStage = (step: Step, more = {}) =>
  problems(
    pipelineOf([stageOf('s', [step], more)], {
      outsideSteps: {
        notify: {
          step: 'notify',
          description: '',
          parameters: {},
          laptop: 'print',
        },
      },
    }),
  );

describe('what only Jenkins can run', () => {
  it.each<[string, Step, string]>([
    [
      'a value of an earlier step',
      {
        id: 's.name',
        contract: 'nameBuild',
        label: '',
        input: { name: { $text: ['v', { $value: 'version' }] } },
      },
      'step:s.name: Jenkins runs it and does not know one of its values, which an earlier step found out',
    ],
    [
      'a value deep in its arguments',
      {
        id: 's.start',
        contract: 'startJob',
        label: '',
        input: { job: 'a', parameters: { A: { $value: 'version' } } },
      },
      'step:s.start: Jenkins runs it and does not know one of its values, which an earlier step found out',
    ],
    [
      'secrets',
      keep({ secrets: { A: { reference: 'kv/a#b', as: 'variable' } } }),
      'step:s.keep: Jenkins runs it, and only the runner fetches secrets',
    ],
    [
      'a pause between attempts',
      keep({ retry: { attempts: 2, delayMs: 1 } }),
      'step:s.keep: Jenkins runs it, and only the runner waits between attempts',
    ],
    [
      'a condition on a value',
      keep({ when: isLibrary }),
      'step:s.keep: Jenkins runs it, and only the runner can evaluate its condition',
    ],
    [
      'a condition on changed files',
      keep({ when: { kind: 'changed', paths: ['x'] } }),
      'step:s.keep: Jenkins runs it, and only the runner can evaluate its condition',
    ],
    [
      'a variable that is not known',
      notify({ env: { A: { $value: 'version' } } }),
      'step:s.notify: Jenkins runs it, and only the runner knows the value of A',
    ],
  ])('does not know %s', (_, step, problem) => {
    expect(inStage(step)).toEqual([problem]);
  });

  it('cannot be under a condition that only the runner evaluates', () => {
    expect(inStage(keep(), { when: isLibrary })).toEqual([
      'step:s.keep: Jenkins runs it, and only the runner can evaluate its condition',
    ]);
  });

  it('sees the variables of the stages around only where it may read them', () => {
    const env = { A: { $value: 'version' } };
    expect(inStage(notify(), { env })).toEqual([
      'step:s.notify: Jenkins runs it, and only the runner knows the value of A',
    ]);
    expect(inStage(keep(), { env })).toEqual([]);
  });

  it('is fine with what Jenkins knows', () => {
    expect(
      inStage(
        keep({
          retry: { attempts: 2, delayMs: 0 },
          when: { kind: 'branch', pattern: 'main' },
          timeoutMs: 5,
          onFailure: 'ignore',
          directory: 'x',
        }),
      ),
    ).toEqual([]);
    expect(
      inStage(
        runOf('s.run', {
          when: isLibrary,
          secrets: { A: { reference: 'a#b', as: 'variable' } },
          retry: { attempts: 2, delayMs: 9 },
        }),
      ),
    ).toEqual([]);
  });
});

describe('an approval', () => {
  const approval = { message: '?', by: ['a'], timeoutMs: 1000 };

  it('is not asked before a condition that only the runner evaluates', () => {
    expect(inStage(runOf('s.run'), { approval, when: isLibrary })).toEqual([
      'stage:s: somebody is asked before its condition can be evaluated',
    ]);
    expect(
      inStage(runOf('s.run'), {
        approval,
        when: { kind: 'branch', pattern: 'main' },
      }),
    ).toEqual([]);
  });

  it('nor below one', () => {
    const inner = stageOf('g.s', [runOf('g.s.run')], { approval });
    expect(problems(pipelineOf([groupOf('g', [inner], { when: isLibrary })]))).toEqual([
      'stage:g.s: somebody is asked before its condition can be evaluated',
    ]);
  });
});

describe('empty lists', () => {
  it('of stages are no pipeline', () => {
    expect(problems(pipelineOf([]))).toEqual(['pipeline: it holds no stages']);
    expect(problems(pipelineOf([groupOf('g', [])]))).toEqual(['stage:g: it holds no stages']);
  });

  it('of steps become a stage that says so', () => {
    const text = emitJenkinsfile(pipelineOf([stageOf('s', [])]), goldenOptions);
    expect(text).toContain(
      "stage('s') {\n      steps {\n        echo 'This stage has no steps.'\n      }\n    }",
    );
  });
});

describe('emitting all the same', () => {
  it('is a mistake of the caller', () => {
    const pipeline = pipelineOf([stageOf('s', [keep({ when: isLibrary })])]);
    expect(() => emitJenkinsfile(pipeline, goldenOptions)).toThrow(InternalError);
    expect(() => emitJenkinsfile(pipeline, goldenOptions)).toThrow(
      'No Jenkinsfile can say step:s.keep: Jenkins runs it, and only the runner can evaluate its condition.',
    );
  });

  it('is one too for a step that nobody knows', () => {
    expect(() =>
      emitJenkinsfile(
        pipelineOf([stageOf('s', [runOf('s.x', { contract: 'fly' })])]),
        goldenOptions,
      ),
    ).toThrow('Step s.x has the unknown contract fly.');
  });
});

describe('what a stage says of its machine', () => {
  const tell: Step = { id: 's.t', contract: 'printMessage', label: '', input: { message: 'x' } };
  const asked = 'stage:s: it says something of its machine, and its steps need none';

  it.each([[{ agentAttempts: 2 }], [{ tools: { jdk: 'x' } }], [{ checkout: false }]])(
    'is not left out without a word: %j',
    (more) => {
      expect(problems(pipelineOf([stageOf('s', [tell], more)]))).toEqual([asked]);
      expect(problems(pipelineOf([stageOf('s', [runOf('r')], more)]))).toEqual([]);
    },
  );

  it('that there is none, is wrong where the steps need one', () => {
    const none = { agent: { kind: 'none' } } as const;
    const needs = "stage:s: its steps need a machine, and its agent is 'none'";
    expect(problems(pipelineOf([stageOf('s', [tell], none)]))).toEqual([]);
    expect(problems(pipelineOf([stageOf('s', [runOf('r')], none)]))).toEqual([needs]);
    expect(problems(pipelineOf([stageOf('s', [runOf('r')])], none))).toEqual([needs]);
  });

  it('holds for the end of a pipeline, which has the agent of the pipeline', () => {
    const end = (agent: Agent) =>
      problems(pipelineOf([stageOf('s', [tell])], { agent, post: { always: [runOf('r')] } }));
    expect(end({ kind: 'any' })).toEqual([]);
    expect(end({ kind: 'none' })).toEqual([
      "pipeline: the steps need a machine, and the pipeline's agent is 'none'",
    ]);
    expect(end({ kind: 'dockerfile', file: 'Dockerfile' })).toEqual([
      'pipeline: the steps need a machine, and only a stage can build one from a Dockerfile',
    ]);
  });

  it('holds for what only checks out', () => {
    const when = { kind: 'changed', paths: ['x'] } as const;
    const stage = stageOf('s', [tell], { when: { ...when, paths: [...when.paths] } });
    expect(problems(pipelineOf([stage], { agent: { kind: 'none' } }))).toEqual([
      "pipeline: a condition asks what changed, so that something must be checked out, and its agent is 'none'",
    ]);
  });
});

describe('a block of a step of others', () => {
  it('gets what Jenkins knows', () => {
    const of = (value: unknown) =>
      problems(
        pipelineOf([
          stageOf('s', [runOf('s.r', { around: [{ step: 'b', arguments: { a: value } }] })]),
        ]),
      );
    expect(of({ $parameter: 'P' })).toEqual([]);
    expect(of({ $value: 'v' })[0]).toContain(
      'step:s.r: b stands around it, and Jenkins does not know',
    );
  });
});
