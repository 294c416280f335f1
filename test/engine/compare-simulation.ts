import { isDeepStrictEqual } from 'node:util';
import type { Pipeline } from '../../src/model/pipeline.ts';
import { visitSteps } from '../../src/model/visit.ts';
import type { SimulateOptions, Simulation } from '../../src/simulate/index.ts';
import type { Disagreement } from './compare-build.ts';
import type { BuildRecord, Failure, GivenBuild } from './engine.ts';

/** Class names of causes, as the plugins call them. */
const causes = {
  person: 'UserIdCause',
  push: 'BranchEventCause',
  poll: 'SCMTriggerCause',
  timer: 'TimerTriggerCause',
  upstream: 'UpstreamCause',
} as const;

/** The build of a simulation as the engine takes it. What the runner does by itself comes from the simulation. */
export function toGivenBuild(
  pipeline: Pipeline,
  options: SimulateOptions,
  simulation: Simulation,
): GivenBuild {
  const { pullRequest, previousResult = 'success', changedFiles = [] } = options;
  const isFirst = previousResult === 'none';
  const [message = '', ...messages] = options.commitMessages ?? [];
  const hasChanges = !isFirst && (changedFiles.length > 0 || options.commitMessages !== undefined);
  return {
    ...toSource(options),
    ...(pullRequest === undefined ? {} : { changeRequest: toChangeRequest(options) }),
    parameters: options.parameters ?? {},
    ...(isFirst
      ? {}
      : {
          previousResult: previousResult.toUpperCase().replace('-', '_'),
          buildNumber: options.buildNumber ?? 2,
          knownParameters: toKnownParameters(pipeline),
        }),
    causes: [causes[options.startedBy ?? 'push']],
    changes: hasChanges
      ? [
          { message, files: changedFiles },
          ...messages.map((text) => ({ message: text, files: [] })),
        ]
      : [],
    environment: options.environment ?? {},
    answersById: options.approvals ?? {},
    fail: toFailures(pipeline, options, simulation),
    stubbed: true,
  };
}

function toSource({ branch = 'main', tag, pullRequest }: SimulateOptions) {
  if (pullRequest !== undefined) return { branch: `PR-${pullRequest.number ?? 1}` };
  return tag === undefined ? { branch } : { tag };
}

function toChangeRequest({ branch = 'feature', pullRequest = {} }: SimulateOptions) {
  const { number = 1, target = 'main', fork = false, author = 'author' } = pullRequest;
  return {
    id: String(number),
    target,
    branch,
    author,
    ...(fork ? { fork: author } : {}),
  };
}

function toKnownParameters(pipeline: Pipeline): NonNullable<GivenBuild['knownParameters']> {
  return Object.fromEntries(
    Object.entries(pipeline.parameters).map(([name, parameter]) => {
      if (parameter.type === 'boolean')
        return [name, { kind: 'booleanParam', default: parameter.default }];
      const fallback = parameter.type === 'choice' ? parameter.values[0] : parameter.default;
      return [name, { kind: 'string', default: String(fallback ?? '') }];
    }),
  );
}

/** What the runner makes of a failed command: its exit code says whether the build is to be unstable. */
function toFailures(
  pipeline: Pipeline,
  { fail = {} }: SimulateOptions,
  { steps }: Simulation,
): Record<string, Failure> {
  const failures: Record<string, Failure> = {};
  const byId = new Map([...visitSteps(pipeline)].map(({ step }) => [step.id, step]));
  for (const [id, fault] of Object.entries(fail)) {
    const how = typeof fault === 'string' ? fault : fault.how;
    const step = byId.get(id);
    const skipsItself = steps.some((made) => made.id === id && made.status === 'skipped');
    if (step === undefined || skipsItself) continue;
    const fails = how === 'fail' || how === 'unstable';
    if (fails && step.onFailure === 'ignore') continue;
    failures[id] = fails
      ? step.onFailure === 'unstable'
        ? 'unstable'
        : 'fail'
      : how === 'timeout'
        ? 'hang'
        : how;
  }
  return failures;
}

/** Compares what a simulation says with what the engine did: result, stages, calls, questions. */
export function compareSimulation(
  simulation: Simulation,
  build: BuildRecord,
): readonly Disagreement[] {
  const pairs: [string, unknown, unknown][] = [
    ['isOver', true, build.isOver],
    ['result', simulation.result.toUpperCase().replace('-', '_'), build.result],
    ['stages', simulatedStages(simulation), engineStages(build)],
    ['calls', simulatedCalls(simulation), engineCalls(build)],
    ['approvals', simulation.approvals.length, build.calls.filter(isQuestion).length],
  ];
  return pairs
    .filter(([, expected, actual]) => !isDeepStrictEqual(expected, actual))
    .map(([field, expected, actual]) => ({ field, recorded: expected, engine: actual }));
}

/** Stages by the path of names, those of one parent in their order: `Build/Approve: failure`. */
function simulatedStages({ jenkinsStages }: Simulation): readonly string[] {
  const paths: string[] = [];
  for (const { name, parent } of jenkinsStages)
    paths.push(parent === undefined ? name : `${paths[parent]}/${name}`);
  return groupByParent(
    jenkinsStages.map(({ skipped = 'ran' }, index) => [paths[index] as string, skipped]),
  );
}

const skips: Readonly<Record<string, string>> = {
  SKIPPED_FOR_CONDITIONAL: 'condition',
  SKIPPED_FOR_FAILURE: 'failure',
  SKIPPED_FOR_UNSTABLE: 'unstable',
};

function engineStages({ stages }: BuildRecord): readonly string[] {
  return groupByParent(
    stages
      .filter(({ kind, name }) => kind === 'stage' && !name.startsWith('Declarative: '))
      .map(({ path, skipped }) => [path.join('/'), skips[skipped ?? ''] ?? 'ran']),
  );
}

function groupByParent(stages: readonly (readonly [string, string])[]): readonly string[] {
  const groups = Map.groupBy(stages, ([path]) => path.slice(0, path.lastIndexOf('/') + 1));
  return [...groups.keys()]
    .sort()
    .flatMap((parent) => groups.get(parent)?.map(([path, status]) => `${path}: ${status}`) ?? []);
}

/** Calls of each stage and matrix cell in their order; how branches beside each other mix is left open. */
function simulatedCalls({ steps }: Simulation): readonly unknown[] {
  return groupByStage(
    steps.flatMap(({ id, axes = {}, call, tries }) => {
      if (call === undefined) return [];
      const cell = Object.entries(axes).map(([axis, value]) => `${axis} = '${value}'`);
      const made = plain([call.step, call.arguments]);
      const key = `${ownerOf(id)} ${cell.join(', ')}`;
      return Array.from({ length: Math.max(1, tries) }, () => [key, made] as const);
    }),
  );
}

/** Calls of the library's steps, and of `echo` with the texts that generated steps print. */
function engineCalls({ calls }: BuildRecord): readonly unknown[] {
  return groupByStage(
    calls.flatMap((call) => {
      const { of, step, arguments: named, stage, onLostAgent } = call;
      const [, printed] = /^print (.*)/.exec(String(named['message'] ?? '')) ?? [];
      const id = of === 'library' ? named['id'] : step === 'echo' ? printed : undefined;
      // Without its machine no request can be written, and the runner never starts.
      if (typeof id !== 'string' || (onLostAgent && of === 'library')) return [];
      const cell = stage.find((name) => name.startsWith('Matrix - '))?.slice('Matrix - '.length);
      return [[`${ownerOf(id)} ${cell ?? ''}`, plain([step, named])] as const];
    }),
  );
}

/** The stage or post block that a step's id begins with. */
function ownerOf(id: string): string {
  return id.slice(0, id.lastIndexOf('.'));
}

function groupByStage(calls: readonly (readonly [string, unknown])[]): readonly unknown[] {
  const groups = Map.groupBy(calls, ([stage]) => stage);
  return [...groups.keys()].sort().map((key) => [key, groups.get(key)?.map(([, call]) => call)]);
}

function isQuestion({ step, of }: BuildRecord['calls'][number]): boolean {
  return of === 'jenkins' && step === 'input';
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
