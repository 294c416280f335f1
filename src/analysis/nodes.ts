import type { StepContract } from '../contracts/contract.ts';
import { contracts } from '../contracts/index.ts';
import { quote } from '../diagnostics/quote.ts';
import type { Pipeline } from '../model/pipeline.ts';
import { type Post, type PostCondition, postConditions, type Stage } from '../model/stage.ts';
import type { Step } from '../model/step.ts';
import type { Condition } from '../model/value.ts';

/** A stage with where it stands. */
export interface StageNode {
  readonly stage: Stage;
  readonly parent: StageNode | undefined;
  /** How many stages are around it. */
  readonly depth: number;
  /** Where its start stands in the order of a build in which nothing is skipped. */
  readonly order: number;
}

/** A place at which something is used or made: a step, or the options of a stage or of the pipeline. */
export interface Place {
  readonly stage: StageNode | undefined;
  /** Set for the steps of a `post` block. */
  readonly post: PostCondition | undefined;
  /** Where it stands in the order of a build in which nothing is skipped. */
  readonly order: number;
  /** Its key in the positions. */
  readonly key: string;
  /** How messages call it: `Step "npm ci"`, `Stage "Build"`. */
  readonly label: string;
  /** The condition of the step itself. */
  readonly when: Condition | undefined;
}

/** A step with where it stands. */
export interface StepNode extends Place {
  readonly step: Step;
  /** Undefined when no step has this name. */
  readonly contract: StepContract | undefined;
}

/** Every stage and step of a pipeline, in order of execution. */
export interface Nodes {
  readonly stages: readonly StageNode[];
  readonly steps: readonly StepNode[];
}

/** Asked at every call: a platform team's library adds its own steps. */
function findContract(name: string): StepContract | undefined {
  if (!Object.hasOwn(contracts, name)) return undefined;
  return contracts[name as keyof typeof contracts] as unknown as StepContract;
}

/**
 * Lists the stages and steps of a pipeline. Post steps follow the steps and the nested stages of
 * their stage. Without recursion: stages may be nested as deeply as the model says.
 */
export function listNodes(pipeline: Pipeline): Nodes {
  const stages: StageNode[] = [];
  const steps: StepNode[] = [];
  let order = 0;
  const addSteps = (
    list: readonly Step[],
    stage: StageNode | undefined,
    post: PostCondition | undefined,
  ) => {
    for (const step of list) {
      order += 1;
      steps.push({
        step,
        stage,
        post,
        order,
        contract: findContract(step.contract),
        key: `step:${step.id}`,
        label: `Step ${quote(step.label)}`,
        when: step.when,
      });
    }
  };
  const addPost = (post: Post | undefined, stage: StageNode | undefined) => {
    for (const condition of postConditions) addSteps(post?.[condition] ?? [], stage, condition);
  };
  const open: { node: StageNode | undefined; children: readonly Stage[]; next: number }[] = [
    { node: undefined, children: pipeline.stages, next: 0 },
  ];
  for (let frame = open.at(-1); frame !== undefined; frame = open.at(-1)) {
    const stage = frame.children[frame.next];
    if (stage === undefined) {
      open.pop();
      addPost(frame.node === undefined ? pipeline.post : frame.node.stage.post, frame.node);
      continue;
    }
    frame.next += 1;
    order += 1;
    const node: StageNode = { stage, parent: frame.node, depth: open.length - 1, order };
    stages.push(node);
    addSteps(stage.steps ?? [], node, undefined);
    open.push({ node, children: stage.stages ?? [], next: 0 });
  }
  return { stages, steps };
}

/** A stage and the stages around it, innermost first. */
export function* aroundStage(node: StageNode | undefined): Generator<StageNode> {
  for (let around = node; around !== undefined; around = around.parent) yield around;
}

/** The place of a stage's own options: its condition, its variables, its service. */
export function placeOfStage(node: StageNode): Place {
  return {
    stage: node,
    post: undefined,
    order: node.order,
    key: `stage:${node.stage.id}`,
    label: `Stage ${quote(node.stage.name)}`,
    when: undefined,
  };
}

/** The place of the pipeline's own options, before every stage. */
export const placeOfPipeline: Place = {
  stage: undefined,
  post: undefined,
  order: 0,
  key: 'pipeline',
  label: 'The pipeline',
  when: undefined,
};
