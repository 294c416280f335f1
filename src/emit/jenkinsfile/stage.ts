import type { Stage } from '../../model/stage.ts';
import type { Condition } from '../../model/value.ts';
import { listSenders } from '../flow-plan.ts';
import { printAgent } from './agent.ts';
import { approvalOf, printApproval, printQuestions } from './approval.ts';
import { apart, block, callBlock, directive, type Piece } from './document.ts';
import { printEnvironment, splitVariables } from './environment.ts';
import { printMatrix } from './matrix.ts';
import { printMilestone } from './milestone.ts';
import { printGroupPost, printStagePost } from './post.ts';
import { printStageOptions } from './stage-options.ts';
import { isOnAgent, printDeliveries, printParcels, printSteps, printTestResults } from './steps.ts';
import type { Surroundings } from './surroundings.ts';
import { printTools } from './tools.ts';
import { type Before, printWhen, splitCondition } from './when.ts';

/** What the work of a stage is called where its name already stands on the stage around. */
export function nameWork(stage: Stage): string {
  return stage.matrix === undefined ? work[stage.kind] : 'Run';
}

const work: Readonly<Record<Stage['kind'], string>> = {
  build: 'Build',
  test: 'Test',
  publish: 'Publish',
  deploy: 'Deploy',
  stage: 'Run',
};

/** Stages, one after the other. */
export function printStages(stages: readonly Stage[], around: Surroundings): Piece[] {
  return [apart(stages.map((stage) => printStage(stage, around)))];
}

/**
 * A stage of the model. With an approval it becomes a stage around two: the question, then the work.
 * The condition stands on the outer one, so that nobody is asked about a stage that is skipped.
 */
function printStage(stage: Stage, around: Surroundings): Piece {
  const approval = approvalOf(stage, around.pipeline);
  const condition = splitCondition(stage.when, around);
  const { jenkins, runner } = condition;
  const inside =
    runner === undefined ? around : { ...around, conditions: [...around.conditions, runner] };
  if (approval === undefined)
    return callBlock('stage', stage.name, printBody(stage, jenkins, inside));
  if (inside.conditions.length > 0)
    around.inexpressible.push({
      node: `stage:${stage.id}`,
      problem: 'somebody is asked before its condition can be evaluated',
    });
  const { questions } = approval;
  if (questions !== undefined)
    return callBlock('stage', stage.name, [
      ...(jenkins === undefined ? [] : [printWhen(jenkins, 'beforeOptions', around)]),
      ...printQuestions(approval, stage, around),
      block('stages', [
        callBlock(
          'stage',
          nameWork(stage),
          printBody(stage, undefined, {
            ...inside,
            questions: { ...around.questions, ...questions },
          }),
        ),
      ]),
    ]);
  const { milestone: _milestone, ...work } = stage;
  return callBlock('stage', stage.name, [
    ...(jenkins === undefined ? [] : [printWhen(jenkins, undefined, around)]),
    block('stages', [
      apart([
        printApproval(approval, stage, printMilestone(stage, around)),
        callBlock('stage', nameWork(stage), printBody(work, undefined, inside)),
      ]),
    ]),
  ]);
}

/** What stands in the braces of a stage, in the order in which Jenkins comes to it. */
function printBody(stage: Stage, condition: Condition | undefined, around: Surroundings): Piece[] {
  if (stage.stages !== undefined) return printGroup(stage, condition, around);
  if (stage.matrix === undefined) return printLeaf(stage, condition, around);
  const { matrix, when: _when, timeoutMs, lock, ...cell } = stage;
  const axes = [...around.axes, ...matrix.axes.map((axis) => axis.name)];
  const options = printStageOptions({ timeoutMs, lock });
  return [
    ...printCondition(condition, options.length > 0 ? 'beforeOptions' : undefined, around),
    ...options,
    ...printFailFast(stage),
    printMatrix(
      matrix,
      callBlock('stage', nameWork(stage), printLeaf(cell, undefined, { ...around, axes })),
    ),
  ];
}

function printGroup(stage: Stage, condition: Condition | undefined, around: Surroundings): Piece[] {
  const { variables, inside } = enterStage(stage, around);
  const options = printStageOptions({ timeoutMs: stage.timeoutMs, lock: stage.lock });
  const stages = stage.stages ?? [];
  if (stages.length === 0)
    around.inexpressible.push({ node: `stage:${stage.id}`, problem: 'it holds no stages' });
  return [
    ...printCondition(condition, options.length > 0 ? 'beforeOptions' : undefined, around),
    ...options,
    ...printFailFast(stage),
    ...printEnvironment(variables, inside),
    block(stage.parallel === true ? 'parallel' : 'stages', printStages(stages, inside)),
    ...printGroupPost(stage, inside),
  ];
}

function printLeaf(stage: Stage, condition: Condition | undefined, around: Surroundings): Piece[] {
  const { variables, inside } = enterStage(stage, around);
  const { flow, pipeline } = around;
  const steps = stage.steps ?? [];
  const deliveries = flow.deliveredTo(stage);
  const receives = listSenders(deliveries);
  const hasAgent = isOnAgent(stage, inside);
  const agent = stage.agent ?? pipeline.agent;
  if (hasAgent && agent.kind === 'none')
    around.inexpressible.push({
      node: `stage:${stage.id}`,
      problem: "its steps need a machine, and its agent is 'none'",
    });
  const { agentAttempts, checkout, tools } = stage;
  if (!hasAgent && (agentAttempts !== undefined || checkout === false || tools !== undefined))
    around.inexpressible.push({
      node: `stage:${stage.id}`,
      problem: 'it says something of its machine, and its steps need none',
    });
  // A container has the tools of its image; Jenkins would install them beside it.
  const isMachine = agent.kind === 'any' || agent.kind === 'label';
  const onAgent = { ...inside, receives, onAgent: hasAgent && stage.checkout !== false };
  const options = printStageOptions({
    lock: stage.lock,
    timeoutMs: stage.timeoutMs ?? (hasAgent ? around.timeLimitMs : undefined),
    ...(hasAgent ? { agent, agentAttempts, checkout } : {}),
  });
  const before = options.length > 0 ? 'beforeOptions' : hasAgent ? 'beforeAgent' : undefined;
  return [
    ...printCondition(condition, before, around),
    ...options,
    ...(hasAgent ? [printAgent(agent, inside)] : []),
    ...(hasAgent && isMachine ? printTools({ ...pipeline.tools, ...tools }) : []),
    ...printEnvironment(variables, inside),
    block('steps', [
      ...printMilestone(stage, around),
      ...printDeliveries(deliveries),
      ...printAttempts(stage, printSteps(steps, stage.id, onAgent)),
      ...printParcels(flow.sentBy(stage)),
    ]),
    ...printStagePost(stage, onAgent, printTestResults(steps)),
  ];
}

/**
 * The attempts of a stage stand inside its steps: as an option of the stage, `retry` would repeat
 * its `post` with every attempt (recorded case 012), and collect test results twice.
 */
function printAttempts(stage: Stage, steps: readonly Piece[]): readonly Piece[] {
  // Declarative refuses a stage without steps (recorded case 162).
  const some = steps.length > 0 ? steps : [directive('echo', 'This stage has no steps.')];
  return stage.retryAttempts === undefined ? some : [callBlock('retry', stage.retryAttempts, some)];
}

function printFailFast(stage: Stage): Piece[] {
  return stage.failFast === true ? [directive('failFast', true)] : [];
}

function printCondition(
  condition: Condition | undefined,
  before: Before | undefined,
  around: Surroundings,
): Piece[] {
  return condition === undefined ? [] : [printWhen(condition, before, around)];
}

/** The surroundings inside a stage, and the variables that its `environment` block sets. */
export function enterStage(stage: Stage, around: Surroundings) {
  const { jenkins, runner } = splitVariables(stage.env ?? {});
  const outer = Object.entries(around.env).filter(([name]) => !(name in jenkins));
  const inside: Surroundings = {
    ...around,
    environment: stage.environment ?? around.environment,
    service: stage.service ?? around.service,
    env: { ...Object.fromEntries(outer), ...runner },
    timeLimitMs: stage.timeoutMs === undefined ? around.timeLimitMs : undefined,
  };
  return { variables: jenkins, inside };
}
