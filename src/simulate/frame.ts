import { listSenders } from '../emit/flow-plan.ts';
import { approvalOf } from '../emit/jenkinsfile/approval.ts';
import { splitVariables } from '../emit/jenkinsfile/environment.ts';
import { nameFirstCheckout } from '../emit/jenkinsfile/first-checkout.ts';
import { enterStage, nameWork } from '../emit/jenkinsfile/stage.ts';
import { isOnAgent } from '../emit/jenkinsfile/steps.ts';
import type { Surroundings } from '../emit/jenkinsfile/surroundings.ts';
import { splitCondition } from '../emit/jenkinsfile/when.ts';
import { expandMatrix } from '../local/matrix-cells.ts';
import type { Approval, Post, Stage } from '../model/stage.ts';
import type { Condition, Value } from '../model/value.ts';

/** What a stage block holds. */
export type FrameBody =
  | { readonly kind: 'stages'; readonly frames: readonly Frame[] }
  | { readonly kind: 'parallel'; readonly frames: readonly Frame[]; readonly failFast: boolean }
  | { readonly kind: 'approval'; readonly approval: Approval }
  | { readonly kind: 'steps'; readonly hasAgent: boolean }
  | { readonly kind: 'checkout' };

/**
 * One `stage` block of the Jenkinsfile. A stage of the model becomes one, or more: with an approval it
 * stands around the question and the work (or, with questions to answer, asks itself), and each cell of a matrix around the work.
 */
export interface Frame {
  readonly name: string;
  /** Which part of its stage it is; `stage` and `cell` stand for the whole. */
  readonly part: 'stage' | 'cell' | 'approval' | 'work' | 'checkout';
  /** Undefined for the checkout before all stages. */
  readonly stage: Stage | undefined;
  /** The cell of a matrix: axis → value. */
  readonly axes: Readonly<Record<string, string>>;
  /** What Jenkins evaluates before it enters. */
  readonly when: Condition | undefined;
  /** The rest of the stage's condition: Jenkins enters, and every step asks for itself. */
  readonly whenInRunner: Condition | undefined;
  /** What its steps stand in. */
  readonly inside: Surroundings;
  /** Its `environment` block; a stage's own condition does not see it (README of the recordings, surprise 4). */
  readonly variables: Readonly<Record<string, Value>>;
  readonly body: FrameBody;
  readonly post: Post | undefined;
  /** An approval with questions, which is asked in the frame itself: the answers are its variables. */
  readonly questions?: Approval;
}

const noAxes = {};

/** The stage blocks of a pipeline's Jenkinsfile, in order. */
export function planFrames(around: Surroundings): Frame[] {
  const checkout = nameFirstCheckout(around);
  const stages = around.pipeline.stages.map((stage) => planStage(stage, around));
  if (checkout === undefined) return stages;
  const first: Frame = {
    ...emptyFrame,
    name: checkout,
    part: 'checkout',
    stage: undefined,
    inside: around,
    body: { kind: 'checkout' },
  };
  return [first, ...stages];
}

const emptyFrame = {
  axes: noAxes,
  when: undefined,
  whenInRunner: undefined,
  variables: {},
  post: undefined,
} as const;

function planStage(stage: Stage, around: Surroundings): Frame {
  const approval = approvalOf(stage, around.pipeline);
  const { jenkins, runner } = splitCondition(stage.when, around);
  const inside =
    runner === undefined ? around : { ...around, conditions: [...around.conditions, runner] };
  const whole = {
    name: stage.name,
    part: 'stage',
    when: jenkins,
    whenInRunner: runner,
  } as const;
  if (approval === undefined) return planWork(stage, inside, whole);
  if (approval.questions !== undefined) {
    const asked = { ...inside, questions: { ...around.questions, ...approval.questions } };
    const frames = [planWork(stage, asked, nameAsWork(stage))];
    const body = { kind: 'stages', frames } as const;
    return { ...emptyFrame, ...whole, stage, inside, body, questions: approval };
  }
  const question: Frame = {
    ...emptyFrame,
    name: 'Approve',
    part: 'approval',
    stage,
    inside,
    body: { kind: 'approval', approval },
  };
  const work = planWork(stage, inside, nameAsWork(stage));
  return {
    ...emptyFrame,
    ...whole,
    stage,
    inside,
    body: { kind: 'stages', frames: [question, work] },
  };
}

type FrameHead = Pick<Frame, 'name' | 'part' | 'when' | 'whenInRunner'>;

function nameAsWork(stage: Stage): FrameHead {
  return { name: nameWork(stage), part: 'work', when: undefined, whenInRunner: undefined };
}

function planWork(stage: Stage, around: Surroundings, head: FrameHead): Frame {
  if (stage.matrix !== undefined) return planMatrix(stage, around, head);
  if (stage.stages === undefined) return planLeaf(stage, around, head, noAxes);
  const { variables, inside } = enterStage(stage, around);
  const frames = stage.stages.map((inner) => planStage(inner, inside));
  const body: FrameBody =
    stage.parallel === true
      ? { kind: 'parallel', frames, failFast: stopsAtFailure(stage, around) }
      : { kind: 'stages', frames };
  return { ...emptyFrame, ...head, stage, inside, variables, body, post: stage.post };
}

function planMatrix(stage: Stage, around: Surroundings, head: FrameHead): Frame {
  const { matrix, when: _when, ...cell } = stage;
  const axes = [...around.axes, ...(matrix?.axes ?? []).map((axis) => axis.name)];
  const inside = { ...around, axes };
  const cells = (matrix === undefined ? [] : expandMatrix(matrix)).map((values): Frame => {
    return {
      ...emptyFrame,
      name: nameCell(values),
      part: 'cell',
      stage,
      axes: values,
      inside,
      body: { kind: 'stages', frames: [planLeaf(cell, inside, nameAsWork(stage), values)] },
    };
  });
  const body: FrameBody = {
    kind: 'parallel',
    frames: cells,
    failFast: stopsAtFailure(stage, around),
  };
  return { ...emptyFrame, ...head, stage, inside: around, body };
}

function planLeaf(
  stage: Stage,
  around: Surroundings,
  head: FrameHead,
  axes: Readonly<Record<string, string>>,
): Frame {
  const { variables, inside } = enterStage(stage, around);
  const hasAgent = isOnAgent(stage, inside);
  const onAgent = hasAgent && stage.checkout !== false;
  const receives = listSenders(around.flow.deliveredTo(stage));
  return {
    ...head,
    stage,
    axes,
    inside: { ...inside, receives, onAgent },
    variables,
    body: { kind: 'steps', hasAgent },
    post: stage.post,
  };
}

/** What Jenkins calls a cell (recorded case 097). */
function nameCell(axes: Readonly<Record<string, string>>): string {
  const values = Object.entries(axes).map(([name, value]) => `${name} = '${value}'`);
  return `Matrix - ${values.join(', ')}`;
}

function stopsAtFailure(stage: Stage, { pipeline }: Surroundings): boolean {
  return stage.failFast === true || pipeline.failFast === true;
}

/** The variables of the pipeline's own `environment` block. */
export function listPipelineVariables({ pipeline }: Surroundings): Readonly<Record<string, Value>> {
  return { PLATFORM_PIPELINE: pipeline.name, ...splitVariables(pipeline.env ?? {}).jenkins };
}
