import { describe, expect, it } from 'vitest';
import { findArgumentProblem } from '../../../src/analysis/agents/find-argument-problem.ts';
import { findPodProblem } from '../../../src/analysis/agents/find-pod-problem.ts';
import type { Agent } from '../../../src/model/agent.ts';
import type { Stage } from '../../../src/model/stage.ts';
import type { Condition, Value } from '../../../src/model/value.ts';
import {
  codesOf,
  messagesOf,
  parallelOf,
  pipelineOf,
  runOf,
  stageOf,
  stepOf,
} from '../build-pipeline.ts';

type Pod = Extract<Agent, { kind: 'pod' }>;
const node = { name: 'node', image: 'node:24.1.0' };
const podOf = (more: Partial<Pod> = {}): Pod => ({ kind: 'pod', containers: [node], ...more });
const inside = (more: object): Pod => podOf({ containers: [{ ...node, ...more }] });

describe('pods', () => {
  it.each<[string, Pod]>([
    ['a container', podOf()],
    ['amounts', inside({ cpu: '500m', cpuLimit: '1.5', memory: '2Gi', memoryLimit: '3000' })],
    ['a service beside', podOf({ containers: [node, { ...node, name: 'db', service: true }] })],
    [
      'volumes',
      podOf({
        volumes: [
          { path: '/cache', claim: 'npm' },
          { path: '/s', configMap: 'c' },
          { path: '/t', size: '1Gi' },
          { path: '/e' },
        ],
      }),
    ],
    ['a toleration', podOf({ tolerations: [{ key: 'spot' }] })],
    ['a folder with a like name', podOf({ volumes: [{ path: '/development' }] })],
  ])('with %s are fine', (_, pod) => expect(findPodProblem(pod)).toBeUndefined());

  it.each<[string, Pod]>([
    ['first container runs the steps', inside({ service: true })],
    ["would replace Jenkins's own", inside({ name: 'jnlp' })],
    ['has container "node" twice', podOf({ containers: [node, node] })],
    ['container "node" has no image', inside({ image: ' ' })],
    ['`cpu` of container "node" is "half"', inside({ cpu: 'half' })],
    ['`memoryLimit` of container "node" is "1GB"', inside({ memoryLimit: '1GB' })],
    ['container "Node" needs a name', inside({ name: 'Node' })],
    ['has volume at "/a" twice', podOf({ volumes: [{ path: '/a' }, { path: '/a' }] })],
    ['the volume at "a" needs an absolute path', podOf({ volumes: [{ path: 'a' }] })],
    ['nothing can be laid over "/"', podOf({ volumes: [{ path: '/' }] })],
    ['nothing can be laid over "/proc/x"', podOf({ volumes: [{ path: '/proc/x' }] })],
    [
      'nothing can be laid over "/opt/jenkins-pipeline-sdk"',
      podOf({ volumes: [{ path: '/opt/jenkins-pipeline-sdk' }] }),
    ],
    ['more than one of', podOf({ volumes: [{ path: '/a', claim: 'a', size: '1Gi' }] })],
    ['the size of the volume at "/a" is "big"', podOf({ volumes: [{ path: '/a', size: 'big' }] })],
    ['volume "A b" needs a name', podOf({ volumes: [{ path: '/a', claim: 'A b' }] })],
    ['pull secret "-" needs a name', podOf({ pullSecrets: ['-'] })],
    ['would bear every taint', podOf({ tolerations: [{ key: '' }] })],
  ])('%s', (problem, pod) => {
    expect(findPodProblem(pod)).toContain(problem);
    expect(codesOf(pipelineOf([stageOf('a', [runOf('x')], { agent: pod })]))).toContain('P722');
  });
});

describe('arguments of Docker', () => {
  it.each([
    '--shm-size=1g',
    '-u=1000:1000',
    '--network=none',
    '--env=A=b',
    '--memory=2g',
    '--init',
    '--userland',
  ])('%s are given', (argument) => expect(findArgumentProblem(argument)).toBeUndefined());

  it.each([
    ['--privileged', 'part of the machine'],
    ['-v=/:/host', 'part of the machine'],
    ['--volume=/var/run/docker.sock:/s', 'part of the machine'],
    ['--mount=type=bind', 'part of the machine'],
    ['--device=/dev/kvm', 'part of the machine'],
    ['--cap-add=ALL', 'part of the machine'],
    ['--pid=host', 'part of the machine'],
    ['--network=host', 'network that is not its own'],
    ['--net=container:other', 'network that is not its own'],
    ['--env A=b', 'blanks'],
    ['--env=A="b"', 'blanks, quotes'],
    ['--env=$HOME', 'signs of a shell'],
    ['ubuntu', 'hyphen'],
    ['--', 'hyphen'],
  ])('%s are refused: %s', (argument, problem) =>
    expect(findArgumentProblem(argument)).toContain(problem),
  );

  it('are looked at for containers and Dockerfiles', () => {
    for (const agent of [
      { kind: 'container', image: 'a:1', arguments: ['-v=/'] },
      { kind: 'dockerfile', file: 'Dockerfile', arguments: ['-v=/'] },
    ] as const)
      expect(
        codesOf(
          pipelineOf([
            stageOf('a', [runOf('x')], { agent: { ...agent, arguments: [...agent.arguments] } }),
          ]),
        ),
      ).toContain('P719');
  });
});

describe('Dockerfiles', () => {
  const of = (file: string, context?: string) =>
    messagesOf(
      pipelineOf([
        stageOf('a', [runOf('x')], {
          agent: { kind: 'dockerfile', file, ...(context === undefined ? {} : { context }) },
        }),
      ]),
      'P720',
    )[0];
  it('lie in the repository and in their context', () => {
    expect(of('Dockerfile')).toBeUndefined();
    expect(of('ci/Dockerfile', 'ci')).toBeUndefined();
    expect(of('ci/Dockerfile', 'ci/')).toBeUndefined();
    expect(of('../Dockerfile')).toContain('leaves the workspace');
    expect(of('/etc/Dockerfile')).toContain('is absolute');
    expect(of('a$b')).toContain('characters other than');
    expect(of('ci/Dockerfile', 'c i')).toContain('characters other than');
    expect(of('Dockerfile', 'ci')).toContain('does not lie in its context "ci"');
    expect(of('cider/Dockerfile', 'ci')).toContain('does not lie in its context "ci"');
  });
});

describe('what an agent depends on', () => {
  const codes = (label: Value, more: Partial<Stage> = {}) =>
    codesOf(
      pipelineOf([stageOf('a', [runOf('x')], { agent: { kind: 'label', label }, ...more })], {
        parameters: { P: { type: 'text', default: '', description: '' } },
        values: { v: 'text' },
      }),
    ).filter((code) => code === 'P721');
  const matrix = { axes: [{ name: 'os', values: ['a'] }], exclude: [] };

  it('is known before a machine is taken', () => {
    expect(codes({ $parameter: 'P' })).toEqual([]);
    expect(codes({ $text: ['x-', { $axis: 'os' }] }, { matrix })).toEqual([]);
    expect(codes({ $context: 'branch' })).toEqual([]);
    expect(codes({ $value: 'v' })).toEqual(['P721']);
    expect(codes({ $context: 'commit' })).toEqual(['P721']);
    expect(codes({ $context: 'shortCommit' })).toEqual(['P721']);
  });

  it('is looked at in images as well, and in the agent of the pipeline', () => {
    const agent: Agent = { kind: 'container', image: { $value: 'v' } };
    expect(
      codesOf(pipelineOf([stageOf('a', [runOf('x')])], { agent, values: { v: 'text' } })),
    ).toContain('P721');
  });

  it('has to exist', () => {
    expect(
      codesOf(
        pipelineOf([
          stageOf('a', [runOf('x')], { agent: { kind: 'label', label: { $axis: 'os' } } }),
        ]),
      ),
    ).toContain('P514');
  });
});

describe('tools', () => {
  it.each([
    [{ jdk: 'temurin 21' }, false],
    [{ 'a-b': 'x' }, true],
    [{ jdk: ' x' }, true],
    [{ jdk: '' }, true],
  ])('%j', (tools, isRefused) => {
    expect(
      codesOf(pipelineOf([stageOf('a', [runOf('x')], { tools: tools as never })])).includes('P723'),
    ).toBe(isRefused);
    expect(
      codesOf(pipelineOf([stageOf('a', [runOf('x')])], { tools: tools as never })).includes('P723'),
    ).toBe(isRefused);
  });
});

describe('tools and containers', () => {
  it.each<[Agent, boolean]>([
    [{ kind: 'any' }, false],
    [{ kind: 'label', label: 'x' }, false],
    [{ kind: 'container', image: 'a:1' }, true],
    [{ kind: 'dockerfile', file: 'Dockerfile' }, true],
    [podOf(), true],
  ])('%j', (agent, isRefused) => {
    const tools = { jdk: 'x' };
    const of = (stage: Partial<Stage>, more = {}) =>
      codesOf(pipelineOf([stageOf('a', [runOf('x')], stage)], more)).includes('P723');
    expect(of({ agent, tools })).toBe(isRefused);
    expect(of({ tools }, { agent })).toBe(isRefused);
    // Those of the pipeline are for its machines.
    expect(of({ agent }, { tools })).toBe(false);
  });
});

describe('milestones', () => {
  const milestone = stageOf('m', [runOf('x')], { milestone: true });
  it('stand beside nothing', () => {
    expect(codesOf(pipelineOf([milestone]))).not.toContain('P724');
    expect(codesOf(pipelineOf([stageOf('g', [milestone])]))).not.toContain('P724');
    expect(codesOf(pipelineOf([parallelOf('p', [stageOf('g', [milestone])])]))).toContain('P724');
    const matrix = { axes: [{ name: 'os', values: ['a'] }], exclude: [] };
    expect(codesOf(pipelineOf([{ ...milestone, matrix }]))).toContain('P724');
  });
});

describe('questions', () => {
  const approval = {
    message: '?',
    by: ['x'],
    timeoutMs: 1,
    questions: { WHY: { type: 'text', default: '', description: '' } },
  } satisfies Stage['approval'];
  const say = (more: object = {}) => stepOf('printMessage', { message: { $answer: 'WHY' } }, more);
  const unknown = (...stages: Stage[]) =>
    messagesOf(pipelineOf(stages), 'P514').filter((message) => message.includes('question'));

  it('are known in their stage and its post, not elsewhere', () => {
    expect(unknown(stageOf('a', [say()], { approval, post: { always: [say()] } }))).toEqual([]);
    expect(unknown(stageOf('a', [runOf('x')], { approval }), stageOf('b', [say()]))).toHaveLength(
      1,
    );
  });

  it('are not known to the condition of the stage, which is asked before', () => {
    const when = { kind: 'equals', actual: { $answer: 'WHY' }, expected: 'x' } as const;
    expect(unknown(stageOf('a', [say()], { approval, when }))).toHaveLength(1);
    expect(unknown(stageOf('a', [say({ when })], { approval }))).toEqual([]);
  });

  it('of an environment are known where it is deployed to', () => {
    const environments = {
      e: { cluster: 'c', namespace: 'n', protected: false, approval },
    };
    const of = (kind: 'deploy' | 'stage') =>
      messagesOf(
        pipelineOf([stageOf('a', [say()], { kind, environment: 'e' })], { environments }),
        'P514',
      ).length;
    expect([of('deploy'), of('stage')]).toEqual([0, 1]);
  });

  it('have free names', () => {
    const of = (name: string, more = {}) =>
      messagesOf(
        pipelineOf(
          [
            stageOf('a', [runOf('x')], {
              approval: { ...approval, questions: { [name]: approval.questions.WHY } },
            }),
          ],
          more,
        ),
        'P726',
      );
    expect(of('WHY')).toEqual([]);
    expect(of('PATH')).toHaveLength(1);
    expect(
      of('P', { parameters: { P: { type: 'text', default: '', description: '' } } })[0],
    ).toContain('has a parameter of this name');
  });
});

describe('changes', () => {
  const changed: Condition = { kind: 'changed', paths: ['x'] };
  const value: Condition = { kind: 'equals', actual: { $value: 'v' }, expected: 'x' };
  const codes = (stage: Stage) =>
    codesOf(
      pipelineOf([stageOf('save', [runOf('x', { save: { stdout: 'v' } })]), stage], {
        values: { v: 'text' },
      }),
    ).filter((code) => code === 'P725');

  it('are asked by stages alone', () => {
    expect(codes(stageOf('a', [runOf('x')], { when: changed }))).toEqual([]);
    expect(codes(stageOf('a', [runOf('x', { when: changed })]))).toEqual(['P725']);
    expect(
      codes(stageOf('a', [runOf('x', { when: { kind: 'not', condition: changed } })])),
    ).toEqual(['P725']);
  });

  it('are not asked beside a value of an earlier step, but before it', () => {
    const any = { kind: 'any', conditions: [changed, value] } satisfies Stage['when'];
    const all = { kind: 'all', conditions: [changed, value] } satisfies Stage['when'];
    expect(codes(stageOf('a', [runOf('x')], { when: any }))).toEqual(['P725']);
    expect(codes(stageOf('a', [runOf('x')], { when: all }))).toEqual([]);
  });

  it('do not choose values', () => {
    const chosen = { $choose: { when: changed, chosen: 'a', otherwise: 'b' } };
    expect(codes(stageOf('a', [runOf(['x', chosen])]))).toEqual(['P725']);
    expect(codes(stageOf('a', [runOf('x')], { env: { A: chosen } }))).toEqual(['P725']);
  });
});

describe('attempts on another machine', () => {
  it('are no more than attempts for what must not run twice', () => {
    const stage = (more: Partial<Stage>) =>
      codesOf(pipelineOf([stageOf('a', [stepOf('startJob', { job: 'x' })], more)]));
    expect(stage({ agentAttempts: 2 })).toEqual(stage({ retryAttempts: 2 }));
    expect(stage({})).not.toEqual(stage({ agentAttempts: 2 }));
  });
});

describe('steps of others', () => {
  const of = (from?: object) =>
    codesOf(
      pipelineOf([stageOf('a', [stepOf('outsideStep', { step: { $outside: 'tell' } })])], {
        outsideSteps: {
          tell: {
            step: 'tell',
            description: 'x',
            parameters: {},
            laptop: 'print',
            ...(from === undefined ? {} : { from: from as never }),
          },
        },
      }),
    ).filter((code) => /^P82/.test(code));

  it.each([
    [undefined, ['P820']],
    [{ plugin: 'slack', version: '1.2' }, []],
    [{ plugin: 'slack', version: 'latest' }, ['P821']],
    [{ library: 'shared', version: 'main' }, ['P821']],
    [{ library: 'shared', version: 'v1' }, []],
    [{ library: 'Acme', version: 'v1' }, ['P822']],
    [{ library: 'platform', version: 'v1' }, ['P822']],
  ])('%j: %j', (from, codes) => expect(of(from)).toEqual(codes));
});
