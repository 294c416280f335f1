import type { Pipeline } from '../../src/model/pipeline.ts';
import { visitStages } from '../../src/model/visit.ts';
import type { Outcome } from '../../src/simulate/outcome.ts';
import type { SimulateOptions } from '../../src/simulate/simulate-options.ts';
import type { SimulatedStep, Simulation } from '../../src/simulate/simulation.ts';
import type { BuildRecord, GivenBuild } from '../engine/engine.ts';

/** What a simulation and a build of the engine are compared by. */
export interface Summary {
  readonly result: string;
  /** Each stage with why it was skipped and what is in it; branches of the flow graph are left out. */
  readonly stages: readonly StageTree[];
  /** The requests that the runner got, in order; sorted where stages run beside each other. */
  readonly requests: readonly string[];
}

type StageTree = readonly [name: string, skipped: string, inside: readonly StageTree[]];

const results: Readonly<Record<Outcome, string>> = {
  success: 'SUCCESS',
  unstable: 'UNSTABLE',
  failure: 'FAILURE',
  'not-built': 'NOT_BUILT',
  aborted: 'ABORTED',
};

/** The engine's words for the options of a simulation; `fail` names steps of the runner only. */
export function toGiven(options: SimulateOptions): GivenBuild {
  const { branch, tag, pullRequest, previousResult = 'success', changedFiles = [] } = options;
  return {
    stubbed: true,
    ...(pullRequest === undefined
      ? { branch: tag ?? branch ?? 'main', ...(tag === undefined ? {} : { tag }) }
      : {
          branch: `PR-${pullRequest.number ?? 1}`,
          changeRequest: {
            id: String(pullRequest.number ?? 1),
            target: pullRequest.target ?? 'main',
            branch: branch ?? 'feature',
            author: 'author',
            ...(pullRequest.fork === true ? { fork: 'author' } : {}),
          },
        }),
    causes: [options.startedBy === 'timer' ? 'TimerTriggerCause' : 'BranchEventCause'],
    ...(previousResult === 'none'
      ? {}
      : {
          previousResult: results[previousResult],
          changes: [{ message: '', files: changedFiles }],
        }),
    fail: (options.fail ?? {}) as NonNullable<GivenBuild['fail']>,
  };
}

export function summarizeSimulation(simulation: Simulation, pipeline: Pipeline): Summary {
  const requests = simulation.steps.flatMap((step) =>
    step.call?.arguments['id'] === step.id ? [printRequest(step, pipeline.name)] : [],
  );
  return {
    result: results[simulation.result],
    stages: growTree(
      simulation.jenkinsStages.map(({ name, parent, skipped = '' }) => ({ name, parent, skipped })),
    ),
    requests: order(requests, pipeline),
  };
}

const skipTags: Readonly<Record<string, string>> = {
  SKIPPED_FOR_CONDITIONAL: 'condition',
  SKIPPED_FOR_FAILURE: 'failure',
  SKIPPED_FOR_UNSTABLE: 'unstable',
};

export function summarizeBuild(build: BuildRecord, pipeline: Pipeline): Summary {
  const requests = build.calls
    .filter(({ step, arguments: given }) => step === 'writeFile' && isRequest(given))
    .map(({ arguments: given }) => printSorted(JSON.parse(given['text'] as string)));
  return {
    result: build.result,
    stages: growTree(readStages(build)),
    requests: order(requests, pipeline),
  };
}

function isRequest(given: Readonly<Record<string, unknown>>): boolean {
  return /\/platform\/[^/]*\.json$/.test(String(given['file']));
}

interface FlatStage {
  readonly name: string;
  readonly parent: number | undefined;
  readonly skipped: string;
}

/** The engine names the nearest stage or branch around; here each stage knows the stage around. */
function readStages({ stages }: BuildRecord): FlatStage[] {
  const parents = stages.map(({ parent }, index) =>
    parent === null ? -1 : stages.slice(0, index).findLastIndex(({ name }) => name === parent),
  );
  const shown = stages.flatMap(({ kind, tags }, index) =>
    kind === 'stage' && tags['SYNTHETIC_STAGE'] === undefined ? [index] : [],
  );
  const findStage = (index: number): number =>
    index < 0 || stages[index]?.kind === 'stage' ? index : findStage(parents[index] ?? -1);
  return shown.map((index) => {
    const around = shown.indexOf(findStage(parents[index] ?? -1));
    return {
      name: stages[index]?.name ?? '',
      parent: around < 0 ? undefined : around,
      skipped: skipTags[stages[index]?.tags['STAGE_STATUS'] ?? ''] ?? '',
    };
  });
}

function growTree(stages: readonly FlatStage[], around?: number): StageTree[] {
  return stages.flatMap(({ name, parent, skipped }, index) =>
    parent === around ? [[name, skipped, growTree(stages, index)] as const] : [],
  );
}

/** The request as the library's variable writes it: parameters of the step stand in `input`. */
function printRequest({ id, call }: SimulatedStep, pipeline: string): string {
  const { stage, ...given } = call?.arguments ?? {};
  const known = new Set(requestMembers);
  const input = Object.entries(given).filter(([name]) => !known.has(name));
  const members = Object.entries(given).filter(([name]) => known.has(name));
  return printSorted({
    ...Object.fromEntries(members),
    step: call?.step,
    library: '0.1.0',
    pipeline,
    stage: stage ?? id.slice(0, id.lastIndexOf('.')),
    input: Object.fromEntries(input),
  });
}

const requestMembers = [
  'id',
  'directory',
  'env',
  'secrets',
  'when',
  'timeoutMs',
  'retry',
  'onFailure',
  'save',
  'receives',
  'environment',
  'axes',
  'stageService',
];

function order(requests: readonly string[], { stages }: Pipeline): readonly string[] {
  const isBeside = [...visitStages(stages)].some(
    ({ stage }) => stage.parallel === true || stage.matrix !== undefined,
  );
  return isBeside ? [...requests].sort() : requests;
}

function printSorted(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
