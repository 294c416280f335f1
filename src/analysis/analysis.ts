import type { DiagnosticName, ParametersOf } from '../diagnostics/catalog/index.ts';
import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Position } from '../diagnostics/position.ts';
import type { Pipeline } from '../model/pipeline.ts';
import type { Positions } from '../model/position.ts';
import { collectReferences, type Reference } from './collect-references.ts';
import { listNodes, type Place, type StageNode, type StepNode } from './nodes.ts';

/** What the analysis may ask about the repository. */
export interface AnalysisOptions {
  /**
   * Whether the repository has this file, by its path relative to the root with forward slashes.
   * Without it the rules about files of the repository do not run.
   */
  readonly fileExists?: (path: string) => boolean;
  /**
   * Where a node was written that the positions do not know, by its key: environments, parameters
   * and triggers are parts of an object, and looked for only when there is something to say.
   */
  readonly findPosition?: (key: string) => Position | undefined;
}

/** A rule looks at the whole pipeline and reports what it finds. */
export type Rule = (analysis: Analysis) => void;

/** What the rules share: the pipeline, its parts in order, what uses what, and the findings so far. */
export class Analysis {
  readonly pipeline: Pipeline;
  readonly options: AnalysisOptions;
  readonly stages: readonly StageNode[];
  readonly steps: readonly StepNode[];
  /** Every use of a value, parameter, image … by a step, a stage or the pipeline, in order. */
  readonly references: readonly Reference[];
  readonly diagnostics: Diagnostic[] = [];
  readonly #positions: Positions;

  constructor(pipeline: Pipeline, positions: Positions, options: AnalysisOptions = {}) {
    this.pipeline = pipeline;
    this.options = options;
    this.#positions = positions;
    const nodes = listNodes(pipeline);
    this.stages = nodes.stages;
    this.steps = nodes.steps;
    this.references = collectReferences(pipeline, nodes);
  }

  /** Reports a finding at a step, a stage, or the node with this key; the pipeline's place when that has none. */
  report<N extends DiagnosticName>(
    name: N,
    parameters: ParametersOf<N>,
    at: Place | StageNode | string,
    related: Diagnostic['related'] = [],
  ): void {
    this.diagnostics.push(createDiagnostic(name, parameters, this.#find(at), related));
  }

  /** Another place that explains a finding; empty when nobody knows where it was written. */
  relate(message: string, at: Place | StageNode | string): Diagnostic['related'] {
    const position = this.#find(at);
    return position === undefined ? [] : [{ message, position }];
  }

  #find(at: Place | StageNode | string): Position | undefined {
    const keys =
      typeof at === 'string'
        ? [at]
        : 'depth' in at
          ? [`stage:${at.stage.id}`]
          : [at.key, ...(at.stage === undefined ? [] : [`stage:${at.stage.stage.id}`])];
    for (const key of keys) {
      const position = Object.hasOwn(this.#positions, key)
        ? this.#positions[key]
        : this.options.findPosition?.(key);
      if (position !== undefined) return position;
    }
    return this.#positions['pipeline'];
  }
}
