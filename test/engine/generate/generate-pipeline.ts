import type { Pipeline } from '../../../src/model/pipeline.ts';
import { type Post, postConditions, type Stage } from '../../../src/model/stage.ts';
import type { Step } from '../../../src/model/step.ts';
import type { Condition } from '../../../src/model/value.ts';
import { pipelineOf } from '../../emit/pipeline-of.ts';
import { generateCondition } from './generate-condition.ts';
import type { Random } from './random.ts';

/** How deep groups nest, and how many stages a pipeline has at most on one level. */
const deepest = 3;
const mostStages = 4;

/** What the stages of a pipeline share while it is made. */
interface Making {
  readonly random: Random;
  /** How many stages there are so far; their names count on. */
  count: number;
}

/** Where a stage is made. */
interface Around {
  readonly parent: string | undefined;
  readonly depth: number;
  /** Jenkins refuses a parallel group in another one, and so it does a matrix. */
  readonly inParallel: boolean;
}

/** A pipeline of stages, groups, parallel groups, matrices, approvals, conditions, attempts and posts. */
export function generatePipeline(random: Random): Pipeline {
  const making: Making = { random, count: 0 };
  const top = { parent: undefined, depth: 1, inParallel: false };
  const stages = makeStages(making, top);
  return pipelineOf(stages, {
    name: 'generated',
    agent: random.oneIn(4) ? { kind: 'label', label: 'linux' } : { kind: 'any' },
    parameters: {
      FULL: { type: 'boolean', default: random.oneIn(2), description: '' },
      LEVEL: { type: 'choice', values: ['low', 'high'], description: '' },
      TEXT: { type: 'text', default: 'some', description: '' },
    },
    environments: {
      staging: { cluster: 'c1', namespace: 'shop', protected: false },
      production: {
        cluster: 'c2',
        namespace: 'shop',
        protected: true,
        approval: { message: 'Deploy?', by: ['leads'], timeoutMs: 7_200_000 },
      },
    },
    ...(random.oneIn(5) ? { stopWhenUnstable: true } : {}),
    ...(random.oneIn(5) ? { failFast: true } : {}),
    ...(random.oneIn(3) ? { env: { LEVEL_HERE: { $parameter: 'LEVEL' }, FIXED: 'f' } } : {}),
    ...(random.oneIn(3) ? { post: makePost(making, 'post') } : {}),
  });
}

function makeStages(making: Making, around: Around): Stage[] {
  const count = 1 + making.random.below(mostStages);
  return Array.from({ length: count }, () => makeStage(making, around));
}

function makeStage(making: Making, around: Around): Stage {
  const { random } = making;
  making.count += 1;
  const name = `S${making.count}`;
  const own = name.toLowerCase();
  const id = around.parent === undefined ? own : `${around.parent}.${own}`;
  const head: Pick<Stage, 'id' | 'name' | 'when'> = {
    id,
    name,
    ...(random.oneIn(3) ? { when: generateCondition(random) } : {}),
  };
  const inner = { parent: id, depth: around.depth + 1 };
  const isGroup = around.depth < deepest && making.count < 12 && random.oneIn(4);
  if (isGroup && !around.inParallel && random.oneIn(2))
    return {
      ...head,
      kind: 'stage',
      parallel: true,
      ...(random.oneIn(3) ? { failFast: true } : {}),
      ...(random.oneIn(4) ? { post: makePost(making, id) } : {}),
      stages: makeStages(making, { ...inner, inParallel: true }),
    };
  if (isGroup)
    return {
      ...head,
      kind: 'stage',
      ...(random.oneIn(4) ? { env: { IN_GROUP: id } } : {}),
      ...(random.oneIn(4) ? { post: makePost(making, id) } : {}),
      stages: makeStages(making, { ...inner, inParallel: around.inParallel }),
    };
  return makeLeaf(making, head, around);
}

function makeLeaf(
  making: Making,
  head: Pick<Stage, 'id' | 'name' | 'when'>,
  { inParallel }: Around,
): Stage {
  const { random } = making;
  const { id } = head;
  const deploys = random.oneIn(6);
  return {
    ...head,
    kind: deploys ? 'deploy' : random.pick(['build', 'test', 'stage']),
    ...(deploys ? { environment: random.pick(['staging', 'production']) } : {}),
    ...(random.oneIn(5) ? { retryAttempts: 2 + random.below(2) } : {}),
    ...(random.oneIn(6) ? { agentAttempts: 2 } : {}),
    ...(random.oneIn(6) ? { timeoutMs: 600_000 + 60_000 * random.below(10) } : {}),
    ...(random.oneIn(8) ? { checkout: false } : {}),
    ...(random.oneIn(8) ? { lock: `lock-${id}` } : {}),
    ...(random.oneIn(4) ? { env: { HERE: id, CHOSEN: { $parameter: 'LEVEL' } } } : {}),
    ...(!deploys && random.oneIn(8)
      ? { approval: { message: `Run ${id}?`, by: ['team'], timeoutMs: 3_600_000 } }
      : {}),
    ...(!inParallel && random.oneIn(8) ? { matrix: makeMatrix(random) } : {}),
    ...(random.oneIn(3) ? { post: makePost(making, id) } : {}),
    steps: makeSteps(making, id),
  };
}

function makeMatrix(random: Random): NonNullable<Stage['matrix']> {
  const axes = [
    { name: 'OS', values: ['linux', 'mac', 'win'].slice(0, 1 + random.below(3)) },
    { name: 'V', values: ['1', '2'] },
  ].slice(0, 1 + random.below(2));
  const exclude = axes.length > 1 && random.oneIn(2) ? [{ OS: ['linux'], V: ['2'] }] : [];
  return { axes, exclude };
}

function makePost(making: Making, owner: string): Post {
  const { random } = making;
  const chosen = postConditions.filter(() => random.oneIn(4));
  const conditions = chosen.length === 0 ? (['always'] as const) : chosen;
  return Object.fromEntries(
    conditions.map((condition) => [condition, makeSteps(making, `${owner}.${condition}`, true)]),
  );
}

/** The first step of a stage takes time, so that branches beside each other keep their order. */
function makeSteps({ random }: Making, owner: string, isPost = false): Step[] {
  const count = 1 + random.below(isPost ? 2 : 3);
  let runs = 0;
  let prints = 0;
  return Array.from({ length: count }, (_, index): Step => {
    if (index > 0 && random.oneIn(4)) {
      prints += 1;
      const id = `${owner}.print-message${prints === 1 ? '' : `-${prints}`}`;
      return { id, contract: 'printMessage', label: id, input: { message: `print ${id}` } };
    }
    runs += 1;
    const id = `${owner}.run${runs === 1 ? '' : `-${runs}`}`;
    return { id, contract: 'run', label: id, ...makeRun(random) };
  });
}

function makeRun(random: Random): Pick<Step, 'input' | 'onFailure' | 'when' | 'env' | 'retry'> {
  const commands = ['make', ['make', { $parameter: 'TEXT' }], ['echo', { $context: 'branch' }]];
  const onFailure = random.oneIn(5) ? random.pick(['unstable', 'ignore'] as const) : undefined;
  const when: Condition | undefined = random.oneIn(6) ? generateCondition(random) : undefined;
  return {
    input: { command: random.pick(commands) },
    ...(onFailure === undefined ? {} : { onFailure }),
    ...(when === undefined ? {} : { when }),
    ...(random.oneIn(6) ? { env: { MODE: { $text: ['m-', { $parameter: 'LEVEL' }] } } } : {}),
    ...(random.oneIn(8) ? { retry: { attempts: 2, delayMs: 1000 } } : {}),
  };
}
