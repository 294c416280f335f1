import { describeCondition } from '../emit/diagram/describe-condition.ts';
import type { Stage } from '../model/stage.ts';
import type { Condition } from '../model/value.ts';
import { askApproval } from './ask-approval.ts';
import { type Ending, findSevere } from './ending.ts';
import type { Faults } from './fault.ts';
import type { Frame } from './frame.ts';
import { answerQuestions, decideCondition, enterVariables, viewAt } from './place.ts';
import { runLeaf } from './run-leaf.ts';
import { runPost } from './run-post.ts';
import type { Place, Session, StageInProgress } from './session.ts';
import type { StepPlace } from './step-place.ts';

/** Why stages are left out, with all that is in them. */
type Skip = 'condition' | 'failure' | 'unstable';

/** Where frames run. */
export interface FramePlace extends Place {
  readonly faults: Faults;
}

/** Runs stages one after the other; behind the first that ends early all are left out. */
export function runFrames(
  session: Session,
  frames: readonly Frame[],
  place: FramePlace,
): Ending | undefined {
  let ending: Ending | undefined;
  for (const frame of frames) {
    if (ending !== undefined) skipFrame(session, frame, place, 'failure');
    else if (stopsAsUnstable(session, place)) skipFrame(session, frame, place, 'unstable');
    else ending = runFrame(session, frame, place);
  }
  return ending;
}

/** The option looks at the result of the build, not at what ends a stage (recorded cases 023 and 284). */
function stopsAsUnstable({ around, result }: Session, { branch }: FramePlace): boolean {
  const seen = branch.resultAtStart ?? result;
  return around.pipeline.stopWhenUnstable === true && seen === 'unstable';
}

/** A stage with its condition; nothing is taken, asked or set before the condition holds. */
function runFrame(session: Session, frame: Frame, place: FramePlace): Ending | undefined {
  const view = viewAt(session, { ...place, ...frame }, `stage:${frame.stage?.id}`);
  const where = `stage ${frame.stage?.id}`;
  const { when, whenInRunner } = frame;
  if (when !== undefined && !decideCondition(session, when, view, where)) {
    observeWhole(session, frame, false);
    skipFrame(session, frame, place, 'condition');
    return undefined;
  }
  const inner = openFrame(session, frame, place);
  const record = inner.stages.at(-1);
  const holds = whenInRunner === undefined || decideCondition(session, whenInRunner, view, where);
  observeWhole(session, frame, holds);
  const isEmptied = !holds || place.stages.at(-1)?.skippedBy === 'runner';
  if (isEmptied && record !== undefined) record.skippedBy = 'runner';
  const refused =
    frame.questions === undefined
      ? undefined
      : askApproval(session, frame.stage as Stage, frame.questions, inner);
  const ending = refused ?? runBody(session, frame, inner);
  if (frame.part === 'stage' || frame.part === 'cell')
    closeStage(record as StageInProgress, ending);
  return ending;
}

function runBody(session: Session, frame: Frame, place: FramePlace): Ending | undefined {
  const { body } = frame;
  const view = viewAt(session, { ...place, ...frame }, `stage:${frame.stage?.id}`);
  const answers = answerQuestions(frame.questions?.questions ?? {}, session);
  const around = { ...place.environment, ...frame.axes, ...toTexts(answers) };
  const own = { ...place, environment: enterVariables(around, frame.variables, view) };
  switch (body.kind) {
    case 'checkout':
      return undefined;
    case 'approval':
      return askApproval(session, frame.stage as Stage, body.approval, place);
    case 'steps':
      return runLeaf(session, frame, toStepPlace(frame, own));
    case 'stages':
      return runGroupPost(session, frame, own, runFrames(session, body.frames, own));
    case 'parallel': {
      const ending = runBranches(session, body.frames, body.failFast, own);
      // The post of a parallel group stands outside of what surrounds its branches.
      return runGroupPost(session, frame, place, ending);
    }
  }
}

function toTexts(answers: Readonly<Record<string, string | boolean>>): Record<string, string> {
  return Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, String(value)]));
}

function runGroupPost(
  session: Session,
  frame: Frame,
  place: FramePlace,
  ending: Ending | undefined,
): Ending | undefined {
  const own = { ...toStepPlace(frame, place), hasWorkspace: false, group: frame.stage };
  return runPost(session, frame.post, own, ending);
}

function toStepPlace(frame: Frame, place: FramePlace): StepPlace {
  const { inside, axes, stage } = frame;
  const id = stage?.id ?? '';
  const tests = { haveFailed: false };
  const machine = { isLost: false };
  return { ...place, inside, axes, stage: id, post: undefined, attempt: 1, tests, machine };
}

/**
 * Branches beside each other, as if each came to its end while those behind it are still in their
 * first step: a stop (`failFast`, or a person) finds the ones before done, and interrupts the first
 * step of the others. This is one of the orders that Jenkins can take, and the same in every test.
 */
function runBranches(
  session: Session,
  frames: readonly Frame[],
  failFast: boolean,
  place: FramePlace,
): Ending | undefined {
  const endings: Ending[] = [];
  const resultAtStart = session.result;
  for (const frame of frames) {
    const [first] = endings;
    const stopped: Ending | undefined =
      failFast && first !== undefined
        ? { result: 'aborted', kind: 'interruption', reason: 'another branch failed' }
        : session.stop;
    const branch = { pending: stopped, resultAtStart };
    const ending = runFrame(session, frame, { ...place, branch });
    if (ending !== undefined) endings.push(ending);
  }
  return findSevere(endings, failFast);
}

/** Enters a stage block: Jenkins shows it, and a whole stage gets a record. */
function openFrame(session: Session, frame: Frame, place: FramePlace, skipped?: Skip): FramePlace {
  const { name, part, stage, axes } = frame;
  const { jenkinsParent } = place;
  session.jenkinsStages.push({
    name,
    ...(jenkinsParent === undefined ? {} : { parent: jenkinsParent }),
    ...(skipped === undefined ? {} : { skipped }),
  });
  const inner = { ...place, jenkinsParent: session.jenkinsStages.length - 1 };
  if (stage === undefined || (part !== 'stage' && part !== 'cell')) return inner;
  const record: StageInProgress = {
    id: stage.id,
    name: stage.name,
    kind: stage.kind,
    parent: place.stages.at(-1)?.id,
    axes,
    environment: stage.environment ?? frame.inside.environment,
    condition: part === 'stage' ? stage.when : undefined,
    status: 'success',
    reason: undefined,
    skippedBy: undefined,
    approval: undefined,
    steps: [],
  };
  session.stages.push(record);
  return { ...inner, stages: [...place.stages, record] };
}

function closeStage(record: StageInProgress, ending: Ending | undefined): void {
  if (ending !== undefined) {
    record.status = ending.result;
    record.reason = ending.reason;
  } else if (record.skippedBy === 'runner' && record.status === 'success') {
    record.status = 'skipped';
    if (record.condition !== undefined)
      record.reason = `not ${describeCondition(record.condition)}`;
  }
}

/** Leaves a stage out: Jenkins shows it and everything in it all the same (recorded cases 003 and 073). */
function skipFrame(session: Session, frame: Frame, place: FramePlace, skip: Skip): void {
  const inner = openFrame(session, frame, place, skip);
  const record = inner.stages.at(-1);
  if (record !== undefined && (frame.part === 'stage' || frame.part === 'cell')) {
    record.status = skip === 'condition' ? 'skipped' : 'not-run';
    if (skip === 'condition') record.skippedBy = 'jenkins';
    record.reason = explainSkip(frame, skip, place);
  }
  const { body } = frame;
  if (body.kind !== 'stages' && body.kind !== 'parallel') return;
  for (const nested of body.frames) skipFrame(session, nested, inner, skip);
}

function explainSkip(frame: Frame, skip: Skip, { stages }: FramePlace): string {
  if (skip === 'failure') return 'something before it failed';
  if (skip === 'unstable') return 'the build is unstable';
  const around = stages.at(-1);
  if (around?.status === 'skipped') return `${around.name} is skipped`;
  return frame.stage?.when === undefined ? 'skipped' : explainCondition(frame.stage.when);
}

function explainCondition(condition: Condition): string {
  return describeCondition({ kind: 'not', condition });
}

/** A stage's whole condition, of which Jenkins and the runner each saw a part. */
function observeWhole(session: Session, { part, stage }: Frame, holds: boolean): void {
  if (part === 'stage' && stage?.when !== undefined)
    session.observe(`stage:${stage.id}`, stage.when, holds);
}
