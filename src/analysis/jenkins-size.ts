import type { Agent } from '../model/agent.ts';
import { expandInput } from '../model/expand-handles.ts';
import type { Pipeline } from '../model/pipeline.ts';
import type { Post, Stage } from '../model/stage.ts';
import type { Step } from '../model/step.ts';
import type { Condition } from '../model/value.ts';
import { countCells } from './count-cells.ts';

/** What Java takes for the code of one method (JVM specification, section 4.7.3). */
export const largestMethodBytes = 65_535;

/**
 * Bytes of the one method that Declarative makes of a pipeline, by construct.
 *
 * Measured as marginal sizes of what Groovy 2.4.21 with the CPS transformer makes of the calls that
 * Declarative generates, then fitted so that the recorded pairs come out: 111 stages of 5 `echo` run
 * and 112 fail (316), 110 parallel branches run and 111 fail (317, 318), 151 cells of one axis run
 * and 152 fail (312, 313), 60 cells of two axes run and 120 fail (308, 314).
 */
export const constructBytes = {
  pipeline: 600,
  stage: 182,
  /** The `stages`, `parallel` or `matrix` around a list of stages. */
  list: 16,
  /** `steps { }`, without the steps. */
  block: 87,
  call: 50,
  constant: 13,
  /** A list or a map, without its elements. */
  collection: 11,
  /** `params.X`, `env.X` */
  variable: 62,
  agent: 107,
  environment: 126,
  environmentEntry: 89,
  options: 107,
  when: 110,
  condition: 104,
  post: 103,
  postBlock: 100,
  input: 90,
  cell: 307,
  cellAxis: 114,
} as const;
const b = constructBytes;

/** What travels in and out of a stage: `unstash 'x'` and `stash(name: 'x', includes: 'y', allowEmpty: true)`. */
const travelBytes = 2 * b.call + b.collection + 7 * b.constant;

/** How large the method becomes, and the top-level stage that takes most of it. */
export interface JenkinsSize {
  readonly bytes: number;
  readonly largest: Stage | undefined;
}

/** Predicts the size of the method that Jenkins makes of a pipeline; within about a tenth. */
export function predictJenkinsSize(pipeline: Pipeline): JenkinsSize {
  let bytes =
    b.pipeline +
    sizeOfAgent(pipeline.agent) +
    sizeOfEnv(pipeline.env) +
    sizeOfPost(pipeline.post, pipeline);
  let largest: { stage: Stage; bytes: number } | undefined;
  for (const stage of pipeline.stages) {
    const size = sizeOfStageTree(stage, pipeline);
    bytes += size;
    if (largest === undefined || size > largest.bytes) largest = { stage, bytes: size };
  }
  return { bytes, largest: largest?.stage };
}

/** A stage with everything in it; without recursion, since stages can be nested deeply. */
function sizeOfStageTree(root: Stage, pipeline: Pipeline): number {
  let bytes = 0;
  const open = [root];
  for (let stage = open.pop(); stage !== undefined; stage = open.pop()) {
    bytes += sizeOfStage(stage, pipeline);
    for (const inner of stage.stages ?? []) open.push(inner);
  }
  return bytes;
}

function sizeOfStage(stage: Stage, pipeline: Pipeline): number {
  const shell =
    sizeOfAgent(stage.agent ?? (stage.steps === undefined ? undefined : pipeline.agent)) +
    sizeOfEnv(stage.env) +
    sizeOfWhen(stage.when) +
    sizeOfPost(stage.post, pipeline) +
    (stage.timeoutMs === undefined && stage.lock === undefined ? 0 : b.options);
  // A stage with an approval stands around two: the question and the work.
  const approval = hasApproval(stage, pipeline)
    ? 2 * b.stage + b.list + b.options + b.block + b.call + b.input
    : 0;
  const body =
    stage.steps === undefined
      ? b.list
      : b.block +
        travelBytes +
        sizeOfSteps(stage.steps, pipeline) +
        stage.steps.length * sizeOfSurroundings(stage);
  if (stage.matrix === undefined) return b.stage + shell + approval + body;
  // The stages of a matrix are one closure for all cells; the outer stage has one cell for each.
  const cells = countCells(stage.matrix) * (b.cell + b.cellAxis * stage.matrix.axes.length);
  return 2 * b.stage + b.list + shell + approval + body + cells;
}

function hasApproval({ approval, environment, kind }: Stage, { environments }: Pipeline): boolean {
  if (approval !== undefined || kind !== 'deploy' || environment === undefined)
    return approval !== undefined;
  return (
    Object.hasOwn(environments, environment) && environments[environment]?.approval !== undefined
  );
}

/** What every step of a stage is told of it: the environment it deploys to, the service beside it. */
function sizeOfSurroundings({ environment, service }: Stage): number {
  const target = environment === undefined ? 0 : b.constant + sizeOfData({ a: '', b: '', c: '' });
  if (service === undefined) return target;
  return target + b.constant + sizeOfData(service);
}

/** Handles stand in a step as what the runner is told of the thing. */
function sizeOfSteps(steps: readonly Step[], pipeline: Pipeline): number {
  let bytes = 0;
  for (const { label: _label, contract, input, ...step } of steps)
    bytes += b.call + sizeOfData({ ...step, ...expandInput({ contract, input }, pipeline) });
  return bytes;
}

/** A value as Groovy has it: a constant, a list, or a map with a constant for each key. */
function sizeOfData(data: unknown): number {
  let bytes = 0;
  const open: unknown[] = [data];
  while (open.length > 0) {
    const item = open.pop();
    if (typeof item !== 'object' || item === null) bytes += b.constant;
    else {
      const keys = Object.keys(item);
      const isVariable = keys.length === 1 && (keys[0] === '$parameter' || keys[0] === '$context');
      bytes += isVariable
        ? b.variable
        : b.collection + (Array.isArray(item) ? 0 : keys.length * b.constant);
      if (!isVariable) for (const inner of Object.values(item)) open.push(inner);
    }
  }
  return bytes;
}

function sizeOfAgent(agent: Agent | undefined): number {
  return agent === undefined ? 0 : b.agent;
}

function sizeOfEnv(env: object | undefined): number {
  const count = Object.keys(env ?? {}).length;
  return count === 0 ? 0 : b.environment + count * b.environmentEntry;
}

function sizeOfWhen(when: Condition | undefined): number {
  return when === undefined ? 0 : b.when + countConditions(when) * b.condition;
}

function countConditions(condition: Condition): number {
  if (condition.kind === 'not') return 1 + countConditions(condition.condition);
  if (condition.kind !== 'all' && condition.kind !== 'any') return 1;
  return condition.conditions.reduce((sum, inner) => sum + countConditions(inner), 1);
}

function sizeOfPost(post: Post | undefined, pipeline: Pipeline): number {
  const blocks = Object.values(post ?? {});
  let bytes = blocks.length === 0 ? 0 : b.post;
  for (const steps of blocks) bytes += b.postBlock + sizeOfSteps(steps, pipeline);
  return bytes;
}
