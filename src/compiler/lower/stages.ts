import type { Agent } from '../../model/agent.ts';
import { parseDurationMs } from '../../model/duration.ts';
import type { Approval, Matrix, Post, Stage } from '../../model/stage.ts';
import * as validators from '../../schema/validators.generated.js';
import { toSlug, UniqueNames } from './identifiers.ts';
import type { Lowering } from './lowering.ts';
import type { RawStage, RawStageOptions, RawStep } from './raw-schema.ts';
import { lowerSteps } from './steps.ts';

/** How long an approval waits unless the team says. */
const approvalTimeoutMs = 24 * 3_600_000;
/** How long a stage's service may take until it answers unless the team says. */
const serviceDeadlineMs = 30_000;

const stageOptionNames = [
  'when',
  'agent',
  'env',
  'timeout',
  'attempts',
  'approval',
  'agentAttempts',
  'tools',
  'checkout',
  'milestone',
  'lock',
  'to',
  'service',
  'failFast',
];

/** Stages with ids, defaults and checked options. */
export function lowerStages(
  raw: readonly RawStage[],
  lowering: Lowering,
  parentId?: string,
  ids = new UniqueNames(),
): Stage[] {
  const siblings = new Map<string, RawStage>();
  return raw.map((stage) => {
    const first = siblings.get(stage.name);
    if (first !== undefined) {
      const position = lowering.resolve(first.at);
      lowering.report(
        'duplicate-stage-name',
        { name: JSON.stringify(stage.name) },
        stage.at,
        position === undefined ? [] : [{ message: 'The first one is here.', position }],
      );
    }
    siblings.set(stage.name, stage);
    const slug = toSlug(stage.name);
    const id = ids.take(parentId === undefined ? slug : `${parentId}.${slug}`);
    lowering.place(`stage:${id}`, stage.at);
    return lowerStage(stage, id, lowering, ids);
  });
}

function lowerStage(raw: RawStage, id: string, lowering: Lowering, ids: UniqueNames): Stage {
  const stage: Stage = { id, name: raw.name, kind: raw.stageKind };
  if (
    lowering.check(
      validators.RawStageOptions,
      raw.options,
      `The options of stage ${JSON.stringify(raw.name)}`,
      raw.at,
      stageOptionNames,
    )
  ) {
    applyOptions(stage, raw.options as RawStageOptions, lowering);
  }
  if (raw.matrix !== undefined) stage.matrix = lowerMatrix(raw.matrix);
  if (raw.steps !== undefined) stage.steps = lowerSteps(raw.steps, id, lowering);
  if (raw.stages !== undefined) stage.stages = lowerStages(raw.stages, lowering, id, ids);
  if (raw.parallel === true) stage.parallel = true;
  const post = lowerPost(raw.post, id, lowering);
  if (post !== undefined) stage.post = post;
  return stage;
}

function applyOptions(stage: Stage, options: RawStageOptions, lowering: Lowering): void {
  if (options.when !== undefined) stage.when = options.when;
  if (options.agent !== undefined) stage.agent = lowerAgent(options.agent);
  if (options.env !== undefined) stage.env = options.env;
  if (options.timeout !== undefined) stage.timeoutMs = parseDurationMs(options.timeout) ?? 1;
  if (options.attempts !== undefined) stage.retryAttempts = options.attempts;
  if (options.approval !== undefined)
    stage.approval = lowerApproval(options.approval, `Run ${stage.name}?`, lowering);
  if (options.agentAttempts !== undefined) stage.agentAttempts = options.agentAttempts;
  if (options.tools !== undefined) stage.tools = options.tools;
  if (options.checkout === false) stage.checkout = false;
  if (options.milestone === true) stage.milestone = true;
  if (options.lock !== undefined) stage.lock = options.lock;
  if (options.to !== undefined) stage.environment = options.to;
  if (options.failFast === true) stage.failFast = true;
  if (options.service !== undefined) {
    const service = '$image' in options.service ? { image: options.service } : options.service;
    stage.service = {
      image: service.image.$image,
      path: 'path' in service ? (service.path ?? '/') : '/',
      deadlineMs:
        'deadline' in service
          ? (parseDurationMs(service.deadline ?? '30s') ?? serviceDeadlineMs)
          : serviceDeadlineMs,
    };
  }
}

/** An approval with its defaults and the questions that it names. */
export function lowerApproval(
  raw: NonNullable<RawStageOptions['approval']>,
  question: string,
  lowering: Lowering,
): Approval {
  const questions = (raw.questions ?? []).flatMap(({ $answer: name }) => {
    const declared = Object.hasOwn(lowering.questions, name) ? lowering.questions[name] : undefined;
    return declared === undefined ? [] : [[name, declared] as const];
  });
  return {
    by: raw.by,
    message: raw.message ?? question,
    timeoutMs: raw.timeout === undefined ? approvalTimeoutMs : (parseDurationMs(raw.timeout) ?? 1),
    ...(questions.length === 0 ? {} : { questions: Object.fromEntries(questions) }),
  };
}

export function lowerAgent(raw: NonNullable<RawStageOptions['agent']>): Agent {
  if (typeof raw === 'string') return { kind: raw };
  if ('pod' in raw) return { kind: 'pod', ...raw.pod };
  if ('dockerfile' in raw) {
    const { dockerfile: file, ...options } = raw;
    return { kind: 'dockerfile', file, ...options };
  }
  if ('container' in raw) {
    const { container: image, ...options } = raw;
    return { kind: 'container', image, ...options };
  }
  return { kind: 'label', label: raw.label };
}

function lowerMatrix(raw: NonNullable<RawStage['matrix']>): Matrix {
  const axes = Object.entries(raw.axes).map(([name, values]) => ({ name, values }));
  const exclude = raw.exclude.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([axis, values]) => [
        axis,
        typeof values === 'string' ? [values] : values,
      ]),
    ),
  );
  return { axes, exclude };
}

/** Post blocks with steps; undefined when there is none. */
export function lowerPost(
  raw: Partial<Record<string, RawStep[]>>,
  prefix: string,
  lowering: Lowering,
): Post | undefined {
  const blocks = Object.entries(raw).flatMap(([condition, steps]) =>
    steps === undefined || steps.length === 0
      ? []
      : [[condition, lowerSteps(steps, `${prefix}.${condition}`, lowering)] as const],
  );
  return blocks.length === 0 ? undefined : (Object.fromEntries(blocks) as Post);
}
