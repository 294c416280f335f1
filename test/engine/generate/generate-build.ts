import type { Pipeline } from '../../../src/model/pipeline.ts';
import type { Stage } from '../../../src/model/stage.ts';
import type { Step } from '../../../src/model/step.ts';
import { visitSteps } from '../../../src/model/visit.ts';
import type { Answer, Fault, SimulateOptions } from '../../../src/simulate/index.ts';
import type { Random } from './random.ts';

/** A build of a pipeline: what is built, what changed, how people answer, and what goes wrong. */
export function generateBuild(pipeline: Pipeline, random: Random): SimulateOptions {
  const previousResult = random.pick([
    'success',
    'success',
    'failure',
    'unstable',
    'aborted',
    'none',
  ] as const);
  const isFirst = previousResult === 'none';
  return {
    ...generateSource(random),
    previousResult,
    startedBy: random.pick(['person', 'push', 'poll', 'timer']),
    ...(random.oneIn(2) && !isFirst
      ? { parameters: { FULL: random.oneIn(2), LEVEL: random.pick(['low', 'high']) } }
      : {}),
    ...(random.oneIn(2)
      ? { changedFiles: random.pick([['src/a.ts'], ['README.md', 'docs/a.md'], ['x']]) }
      : {}),
    ...(random.oneIn(3)
      ? { commitMessages: [random.pick(['fix a', 'now [deploy]', 'other'])] }
      : {}),
    ...(random.oneIn(2) ? { environment: { REGION: random.pick(['eu', 'us']) } } : {}),
    approvals: generateAnswers(pipeline, random),
    fail: generateFaults(pipeline, random),
  };
}

function generateSource(random: Random): Pick<SimulateOptions, 'branch' | 'tag' | 'pullRequest'> {
  return random.pick<() => Pick<SimulateOptions, 'branch' | 'tag' | 'pullRequest'>>([
    () => ({ branch: random.pick(['main', 'feature/x', 'release/1.0']) }),
    () => ({ branch: 'main' }),
    () => ({ tag: random.pick(['v1.0', 'nightly/1']) }),
    () => ({
      branch: 'feature/x',
      pullRequest: {
        number: 7,
        target: random.pick(['main', 'release/1.0']),
        fork: random.oneIn(2),
      },
    }),
  ])();
}

function generateAnswers(pipeline: Pipeline, random: Random): Record<string, Answer> {
  const answers: Record<string, Answer> = {};
  for (const { stage, inParallel } of listStages(pipeline.stages)) {
    if (stage.stages !== undefined || !random.oneIn(4)) continue;
    answers[stage.id] = inParallel ? 'no' : random.pick(['no', 'timeout']);
  }
  return answers;
}

/**
 * Time limits and lost machines only outside of parallel groups, and no stop by a person where the
 * first failure stops the others: there the order of things is a matter of chance.
 */
function generateFaults(pipeline: Pipeline, random: Random): Record<string, Fault> {
  const beside = new Map<string, readonly Fault[]>();
  for (const { stage, inParallel, failsFast } of listStages(pipeline.stages, pipeline.failFast)) {
    if (!inParallel && stage.matrix === undefined) continue;
    const possible: readonly Fault[] =
      failsFast || stage.failFast === true ? ['fail'] : ['fail', 'fail', 'abort'];
    for (const step of stepsOf(stage)) beside.set(step.id, possible);
  }
  const faults: Record<string, Fault> = {};
  const count = random.below(3);
  const steps = [...visitSteps(pipeline)].map(({ step }) => step).filter(isRun);
  for (let made = 0; made < count && steps.length > 0; made += 1) {
    const step = random.pick(steps);
    faults[step.id] = random.pick(
      beside.get(step.id) ?? ['fail', 'fail', 'fail', 'abort', 'agentLost', 'timeout'],
    );
    if (step.onFailure === 'unstable' && random.oneIn(2)) faults[step.id] = 'unstable';
    // What hangs again inside a limit that has passed is killed hard after a while; that is not simulated.
    if (Object.values(faults).filter((fault) => fault === 'timeout').length > 1)
      faults[step.id] = 'fail';
  }
  return faults;
}

function isRun({ contract }: Step): boolean {
  return contract === 'run';
}

function* listStages(
  stages: readonly Stage[],
  failsFast = false,
  inParallel = false,
): Generator<{ stage: Stage; inParallel: boolean; failsFast: boolean }> {
  for (const stage of stages) {
    yield { stage, inParallel, failsFast };
    const isFast = failsFast || stage.failFast === true;
    yield* listStages(stage.stages ?? [], isFast, inParallel || stage.parallel === true);
  }
}

function stepsOf(stage: Stage): readonly Step[] {
  return [...(stage.steps ?? []), ...Object.values(stage.post ?? {}).flat()];
}
