import type { Pipeline } from '../model/pipeline.ts';
import type { Stage } from '../model/stage.ts';
import { countCells } from './count-cells.ts';

/** What Java takes for the code of one method (JVM specification, section 4.7.3). */
export const largestMethodBytes = 65_535;

/**
 * The share of it that a pipeline may use: the prediction is good to a tenth, and a pipeline must bear
 * being changed.
 */
export const mostOfMethod = 0.8;

/**
 * Bytes of the one method that Declarative makes of a pipeline, by construct.
 *
 * Measured as marginal sizes of what Groovy 2.4.21 with the CPS transformer makes of the calls that
 * Declarative generates, then fitted so that the recorded pairs come out: 111 stages of 5 `echo` run
 * and 112 fail (316), 110 parallel branches run and 111 fail (317, 318), 151 cells of one axis run
 * and 152 fail (312, 313), 60 cells of two axes run and 120 fail (308, 314). The stages of a matrix
 * are one closure for all cells; the method has the frame of each cell.
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
  /** A comparison, a sum, a call of a method. */
  operation: 40,
  /** A text in double quotes. */
  quoted: 79,
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

/** The least that the method can be, and the top-level stage that takes most of it. */
export interface LeastSize {
  readonly bytes: number;
  readonly largest: { readonly stage: Stage; readonly bytes: number } | undefined;
}

/**
 * What the stages, cells and steps of a pipeline take in any case. A pipeline that is too large by this
 * alone is refused before anything is made of it; the Jenkinsfile itself is measured later. Without
 * recursion, since stages can be nested deeply.
 */
export function findLeastSize(pipeline: Pipeline): LeastSize {
  let bytes = constructBytes.pipeline;
  let largest: LeastSize['largest'];
  for (const stage of pipeline.stages) {
    const size = leastOfStage(stage);
    bytes += size;
    if (largest === undefined || size > largest.bytes) largest = { stage, bytes: size };
  }
  return { bytes, largest };
}

function leastOfStage(root: Stage): number {
  let bytes = 0;
  const open = [root];
  for (let stage = open.pop(); stage !== undefined; stage = open.pop()) {
    bytes += constructBytes.stage + (stage.steps?.length ?? 0) * constructBytes.call;
    if (stage.matrix !== undefined)
      bytes +=
        countCells(stage.matrix) *
        (constructBytes.cell + constructBytes.cellAxis * stage.matrix.axes.length);
    for (const inner of stage.stages ?? []) open.push(inner);
  }
  return bytes;
}
