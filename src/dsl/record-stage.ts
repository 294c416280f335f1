import { captureCallSite } from './call-site.ts';
import { encodeCondition } from './conditions.ts';
import { encode } from './encode.ts';
import { noteMistake } from './mistake.ts';
import type { RawStage, RawStep } from './raw.ts';
import { flattenSteps } from './record-step.ts';
import { createSteps } from './steps.ts';
import { createValue } from './values.ts';

type StepsCallback = (...given: unknown[]) => unknown;

/** The running form of `StageBuilders`. */
export function createStageBuilders(parameters: Record<string, unknown>): Record<string, unknown> {
  const kind =
    (stageKind: RawStage['stageKind']) =>
    (name: string, ...rest: unknown[]) =>
      recordStage(stageKind, name, rest);
  return {
    build: kind('build'),
    test: kind('test'),
    publish: kind('publish'),
    deploy: kind('deploy'),
    stage: kind('stage'),
    parallel: (name: string, ...rest: unknown[]) => recordGroup(name, rest, true),
    sequence: (name: string, ...rest: unknown[]) => recordGroup(name, rest, false),
    matrix: recordMatrix,
    parameters: Object.fromEntries(
      Object.keys(parameters).map((name) => [name, createValue({ $parameter: name })]),
    ),
  };
}

function recordStage(stageKind: RawStage['stageKind'], name: string, rest: unknown[]): RawStage {
  const at = captureCallSite(stageKind, name);
  const callback = rest.at(-1) as StepsCallback;
  const options = (rest.length > 1 ? rest[0] : {}) as Record<string, unknown>;
  return {
    kind: 'stage-node',
    stageKind,
    name,
    at,
    ...encodeOptions(options, at),
    steps: runCallback(callback, [createSteps()], at),
  };
}

function recordGroup(name: string, rest: unknown[], parallel: boolean): RawStage {
  const at = captureCallSite(parallel ? 'parallel' : 'sequence', name);
  const options = (rest.length > 1 ? rest[0] : {}) as Record<string, unknown>;
  return {
    kind: 'stage-node',
    stageKind: 'stage',
    name,
    at,
    parallel,
    ...encodeOptions(options, at),
    stages: takeStages(rest.at(-1), at),
  };
}

function recordMatrix(
  name: string,
  given: Record<string, unknown>,
  callback: StepsCallback,
): RawStage {
  const at = captureCallSite('matrix', name);
  const { axes = {}, exclude = [], agent, ...rest } = given;
  const axisValues = Object.fromEntries(
    Object.keys(axes as object).map((axis) => [axis, createValue({ $axis: axis })]),
  );
  const options = {
    ...rest,
    ...(agent === undefined
      ? {}
      : { agent: typeof agent === 'function' ? agent(axisValues) : agent }),
  };
  return {
    kind: 'stage-node',
    stageKind: 'test',
    name,
    at,
    matrix: {
      axes: axes as Record<string, string[]>,
      exclude: exclude as Record<string, string>[],
    },
    ...encodeOptions(options, at),
    steps: runCallback(callback, [axisValues, createSteps()], at),
  };
}

/** Takes the post steps out of the options of a stage or pipeline. */
export function encodeOptions(
  given: Record<string, unknown>,
  at: string,
): { options: Record<string, unknown>; post: Record<string, RawStep[]> } {
  const { post = {}, when, ...rest } = given;
  const options = encode(rest, at) as Record<string, unknown>;
  if (when !== undefined) options['when'] = encodeCondition(when);
  const postSteps = Object.entries(post as Record<string, StepsCallback>).map(
    ([condition, callback]) => [condition, runCallback(callback, [createSteps()], at)] as const,
  );
  return { options, post: Object.fromEntries(postSteps) };
}

function runCallback(callback: StepsCallback, given: unknown[], at: string): RawStep[] {
  if (typeof callback !== 'function') {
    noteMistake('steps-not-a-function', at, { found: typeof callback });
    return [];
  }
  return flattenSteps(callback(...given), at);
}

/** The stages of a stage or a list of lists, each checked to be one. */
export function takeStages(list: unknown, at: string): RawStage[] {
  if (isStage(list)) return [list];
  if (!Array.isArray(list)) {
    noteMistake('stages-not-a-list', at, { found: list === null ? 'null' : typeof list });
    return [];
  }
  return list.flat(Number.POSITIVE_INFINITY).filter((item): item is RawStage => {
    if (!isStage(item)) noteMistake('not-a-stage', at, { found: describe(item) });
    return isStage(item);
  });
}

function isStage(item: unknown): item is RawStage {
  return typeof item === 'object' && item !== null && (item as RawStage).kind === 'stage-node';
}

function describe(item: unknown): string {
  return item === null ? 'null' : typeof item;
}
