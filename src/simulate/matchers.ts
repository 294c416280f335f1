import { inspect, isDeepStrictEqual } from 'node:util';
import { measureConditions, printConditions } from './condition-coverage.ts';
import type { Outcome } from './outcome.ts';
import { nameStage, printSimulation, printStages } from './print-simulation.ts';
import type { SimulatedStage, Simulation } from './simulation.ts';
import type { TestedPipeline } from './tested-pipeline.ts';

/** What `expect.extend` of vitest and jest takes. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** The matchers as `expect` has them. */
export type PipelineMatchers<R = void> = {
  readonly [Name in keyof typeof pipelineMatchers]: (typeof pipelineMatchers)[Name] extends (
    received: never,
    ...given: infer Given
  ) => MatcherResult
    ? (...given: Given) => R
    : never;
};

/**
 * Matchers about a simulation. A stage is named by its id or name, a step by its id or contract.
 */
export const pipelineMatchers = {
  /** The stages with steps that ran are these and no others, in this order. */
  toRunStages(simulation: Simulation, stages: readonly string[]): MatcherResult {
    const ran = listWorking(simulation).filter(hasRun);
    const pass =
      ran.length === stages.length && ran.every((stage, at) => isCalled(stage, stages[at] ?? ''));
    return say(pass, simulation, `to run exactly ${quoteAll(stages)}`, [
      `It ran ${quoteAll(ran.map(nameStage))}.`,
    ]);
  },

  /** The stage ran, whatever its result. */
  toRunStage(simulation: Simulation, stage: string): MatcherResult {
    const found = requireStage(simulation, stage);
    return say(found.some(hasRun), simulation, `to run stage ${quote(stage)}`);
  },

  /** The stage was left out: its condition does not hold, or something before it failed. */
  toSkipStage(simulation: Simulation, stage: string, reason?: string): MatcherResult {
    const found = requireStage(simulation, stage);
    const isLeftOut = !found.some(hasRun);
    const isFor = reason === undefined || found.some((one) => one.reason?.includes(reason));
    const because = reason === undefined ? '' : ` because of ${quote(reason)}`;
    return say(isLeftOut && isFor, simulation, `to skip stage ${quote(stage)}${because}`);
  },

  /** A step ran (again by its id or contract), with an input that has at least these members. */
  toRunStep(
    simulation: Simulation,
    step: string,
    input: Readonly<Record<string, unknown>> = {},
  ): MatcherResult {
    const ran = simulation.steps.filter(
      ({ id, contract, status }) => (id === step || contract === step) && status !== 'skipped',
    );
    const pass = ran.some((one) =>
      Object.entries(input).every(([name, value]) => isDeepStrictEqual(one.input[name], value)),
    );
    const got = ran.map((one) => `  ${one.id} ${inspect(one.input, { depth: 8 })}`);
    const wanted = Object.keys(input).length === 0 ? '' : ` with ${inspect(input, { depth: 8 })}`;
    return say(
      pass,
      simulation,
      `to run step ${quote(step)}${wanted}`,
      got.length === 0 ? [] : ['It got:', ...got],
    );
  },

  /** A step that ran asked for a secret, by its reference `mount/path#field`. */
  toAskForSecret(simulation: Simulation, reference: string): MatcherResult {
    const asked = simulation.secrets.map((secret) => secret.reference);
    return say(asked.includes(reference), simulation, `to ask for secret ${quote(reference)}`, [
      `It asked for ${quoteAll(asked)}.`,
    ]);
  },

  /** People were asked before the stage, these if given. */
  toNeedApproval(simulation: Simulation, stage: string, by?: readonly string[]): MatcherResult {
    const ids = requireStage(simulation, stage).map(({ id }) => id);
    const asked = simulation.approvals.filter((approval) => ids.includes(approval.stage));
    const pass = asked.some(
      (approval) => by === undefined || isDeepStrictEqual([...approval.by], [...by]),
    );
    const whom = by === undefined ? '' : ` by ${quoteAll(by)}`;
    return say(pass, simulation, `to need an approval${whom} for ${quote(stage)}`, [
      `People were asked for ${quoteAll(simulation.approvals.map((one) => `${one.stage} (${one.by.join(', ')})`))}.`,
    ]);
  },

  /** A post block ran: of a stage, or behind the pipeline. */
  toRunPost(simulation: Simulation, condition: string, stage?: string): MatcherResult {
    const ids: (string | undefined)[] =
      stage === undefined ? [undefined] : requireStage(simulation, stage).map(({ id }) => id);
    const pass = simulation.post.some(
      (block) => block.condition === condition && ids.includes(block.stage),
    );
    const where = stage === undefined ? 'behind the pipeline' : `of ${quote(stage)}`;
    const ran = simulation.post.map((block) => `${block.stage ?? 'pipeline'}: ${block.condition}`);
    return say(pass, simulation, `to run post ${condition} ${where}`, [`It ran ${quoteAll(ran)}.`]);
  },

  /** Of a pipeline: every condition was seen to hold and not to hold in some simulation before. */
  toTakeEveryBranch(pipeline: TestedPipeline): MatcherResult {
    const { taken, total } = measureConditions(pipeline);
    return { pass: taken === total, message: () => printConditions(pipeline) };
  },

  /** The build ended with this result. */
  toHaveResult(simulation: Simulation, result: Outcome): MatcherResult {
    return say(simulation.result === result, simulation, `to end as ${result}`);
  },
};

/** Snapshots of a simulation read as text; for `expect.addSnapshotSerializer`. */
export const planSerializer = {
  test: (value: unknown): boolean =>
    typeof value === 'object' && value !== null && 'jenkinsStages' in value,
  serialize: (value: unknown): string => printSimulation(value as Simulation).trimEnd(),
};

function say(
  pass: boolean,
  simulation: Simulation,
  what: string,
  more: readonly string[] = [],
): MatcherResult {
  const head = `expected ${simulation.pipeline} (${simulation.build}) ${pass ? 'not ' : ''}${what}`;
  return {
    pass,
    message: () =>
      [head, '', ...more, `It ended as ${simulation.result}:`, printStages(simulation)].join('\n'),
  };
}

/** Stages with steps; a matrix counts once. */
function listWorking({ stages }: Simulation): SimulatedStage[] {
  return stages.filter(
    ({ id, axes }) => axes === undefined && !stages.some(({ parent }) => parent === id),
  );
}

function requireStage(simulation: Simulation, name: string): SimulatedStage[] {
  const found = simulation.stages.filter((stage) => isCalled(stage, name));
  if (found.length > 0) return found;
  throw new Error(
    `${simulation.pipeline} has no stage ${quote(name)}. It has:\n${printStages(simulation)}`,
  );
}

function isCalled(stage: SimulatedStage, name: string): boolean {
  return stage.id === name || stage.name === name || nameStage(stage) === name;
}

function hasRun({ status }: SimulatedStage): boolean {
  return status !== 'skipped' && status !== 'not-run';
}

function quote(text: string): string {
  return JSON.stringify(text);
}

function quoteAll(texts: readonly string[]): string {
  return texts.length === 0 ? 'nothing' : texts.map(quote).join(', ');
}
