import { type JenkinsCost, predictJenkinsCost } from '../../emit/cost/predict-jenkins-cost.ts';
import { describeCondition } from '../../emit/diagram/describe-condition.ts';
import { findValues } from '../../emit/references.ts';
import type { Pipeline } from '../../model/pipeline.ts';
import { visitStages } from '../../model/visit.ts';
import type { SimulateOptions } from '../simulate-options.ts';
import { simulatePipeline } from '../simulate-pipeline.ts';
import type { Simulation } from '../simulation.ts';
import { listChanges, listScenarios, listVariations, type Variation } from './scenarios.ts';

/**
 * What a stage does in a build: it runs, runs once people have said yes, runs or not by a value that
 * an earlier step saves, or is left out.
 */
export type PlannedRun = 'runs' | 'asks' | 'depends' | 'left-out';

/** A stage over all builds of a plan. */
export interface PlannedStage {
  readonly id: string;
  readonly name: string;
  /** How many stages stand around it. */
  readonly depth: number;
  readonly condition?: string;
  readonly environment?: string;
  /** What it does in each build, in their order. */
  readonly runs: readonly PlannedRun[];
}

/** The truth table of a pipeline: which stages run in which builds, with which approvals and secrets. */
export interface PipelinePlan {
  readonly pipeline: string;
  readonly source: string;
  readonly builds: readonly { readonly name: string; readonly options: SimulateOptions }[];
  /** Builds beyond those that the table shows, by their names. */
  readonly omitted: readonly string[];
  readonly stages: readonly PlannedStage[];
  readonly approvals: readonly {
    readonly stage: string;
    readonly by: readonly string[];
    /** Indexes of the builds. */
    readonly builds: readonly number[];
  }[];
  readonly secrets: readonly {
    readonly reference: string;
    readonly variable: string;
    readonly step: string;
    readonly stage: string;
    readonly builds: readonly number[];
  }[];
  /** What a pull request of a fork reaches by this file; the outside systems refuse it all the same. */
  readonly fork: { readonly environments: readonly string[]; readonly secrets: readonly string[] };
  /** What the pipeline costs the Jenkins controller. */
  readonly cost: Pick<
    JenkinsCost,
    'flowNodes' | 'shells' | 'methodBytes' | 'largestMethodBytes'
  > & {
    /** Name of the top-level stage that takes most of the method. */
    readonly largestStage?: string;
  };
}

/** So many builds of a kind a table can show; what goes beyond is named only. */
const mostOfAKind = 16;

interface PlannedBuild {
  readonly name: string;
  readonly options: SimulateOptions;
  readonly simulation: Simulation;
  readonly outcome: ReadonlySet<string>;
}

/** Makes the truth table from the conditions that a pipeline really has. Pure. */
export function createPlan(pipeline: Pipeline): PipelinePlan {
  const kinds = [listScenarios(pipeline), listChanges(pipeline), listVariations(pipeline)];
  const builds = listBuilds(
    pipeline,
    kinds.map((kind) => kind.slice(0, mostOfAKind)),
  );
  const simulations = builds.map(({ simulation }) => simulation);
  const fork = simulations.filter((_, at) => builds[at]?.options.pullRequest?.fork === true);
  const reached = fork.flatMap(({ stages }) => stages.filter(({ status }) => hasRun(status)));
  return {
    pipeline: pipeline.name,
    source: pipeline.source,
    builds: builds.map(({ name, options }) => ({ name, options })),
    omitted: kinds.flatMap((kind) => kind.slice(mostOfAKind).map(({ name }) => name)),
    stages: listStages(pipeline, simulations),
    approvals: gather(simulations, ({ approvals }) =>
      approvals.map(({ stage, by }) => ({ stage, by })),
    ),
    secrets: gather(simulations, ({ secrets }) =>
      secrets.map(({ reference, variable, step, stage }) => ({ reference, variable, step, stage })),
    ),
    fork: {
      environments: [...new Set(reached.flatMap(({ environment }) => environment ?? []))],
      secrets: [...new Set(fork.flatMap(({ secrets }) => secrets.map((one) => one.reference)))],
    },
    cost: describeCost(pipeline),
  };
}

function describeCost(pipeline: Pipeline): PipelinePlan['cost'] {
  const { largest, ...cost } = predictJenkinsCost(pipeline);
  return largest === undefined ? cost : { ...cost, largestStage: largest.stage };
}

/**
 * The scenarios, and behind them each variation where it changes something that no line before shows:
 * first what changed, then everything else, also on top of a build in which nothing changed.
 */
function listBuilds(
  pipeline: Pipeline,
  [scenarios = [], changes = [], variations = []]: readonly (readonly Variation[])[],
): PlannedBuild[] {
  const run = ({ name, options }: Variation): PlannedBuild => {
    const simulation = simulatePipeline(pipeline, options, { assumeUnknown: true });
    return { name, options, simulation, outcome: describeOutcome(simulation) };
  };
  const vary = (bases: readonly PlannedBuild[], more: readonly Variation[]) =>
    more.flatMap((variation) => {
      const shown = new Set<string>();
      return bases.flatMap((base) => {
        const options = { ...base.options, ...variation.options };
        const build = run({ name: `${base.name}, ${variation.name}`, options });
        const differences = [...build.outcome].filter((line) => !base.outcome.has(line));
        if (differences.every((line) => shown.has(line))) return [];
        for (const line of differences) shown.add(line);
        return [build];
      });
    });
  const built = scenarios.map(run);
  const changed = vary(built, changes);
  return [...built, ...changed, ...vary([...built, ...changed.slice(0, 1)], variations)];
}

/** What happens in a build, a line for each stage and step. */
function describeOutcome({ steps, stages }: Simulation): Set<string> {
  const nameCell = (axes: object | undefined) => (axes === undefined ? '' : JSON.stringify(axes));
  return new Set(
    [...stages, ...steps].map(({ id, axes, status }) => `${id} ${nameCell(axes)} ${status}`),
  );
}

function listStages(pipeline: Pipeline, simulations: readonly Simulation[]): PlannedStage[] {
  return [...visitStages(pipeline.stages)].map(({ stage, parents }) => {
    const around = [...parents, stage];
    const depends = findValues(around.map(({ when }) => when)).length > 0;
    const environment = around.findLast((one) => one.environment !== undefined)?.environment;
    return {
      id: stage.id,
      name: stage.name,
      depth: parents.length,
      ...(stage.when === undefined ? {} : { condition: describeCondition(stage.when) }),
      ...(environment === undefined ? {} : { environment }),
      runs: simulations.map(({ stages }): PlannedRun => {
        const found = stages.find(({ id, axes }) => id === stage.id && axes === undefined);
        if (found === undefined || !hasRun(found.status)) return 'left-out';
        if (depends) return 'depends';
        return found.approval === undefined ? 'runs' : 'asks';
      }),
    };
  });
}

function hasRun(status: string): boolean {
  return status !== 'skipped' && status !== 'not-run';
}

/** Equal things of several builds as one, with the builds that have it. */
function gather<T extends object>(
  simulations: readonly Simulation[],
  pick: (simulation: Simulation) => readonly T[],
): (T & { builds: number[] })[] {
  const found = new Map<string, T & { builds: number[] }>();
  for (const [index, simulation] of simulations.entries())
    for (const item of pick(simulation)) {
      const key = JSON.stringify(item);
      const known = found.get(key) ?? { ...item, builds: [] };
      found.set(key, known);
      if (!known.builds.includes(index)) known.builds.push(index);
    }
  return [...found.values()];
}
