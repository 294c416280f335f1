import { UserError } from '../diagnostics/errors.ts';
import type { Pipeline } from '../model/pipeline.ts';
import type { Stage } from '../model/stage.ts';
import type { Step } from '../model/step.ts';
import { visitStages, visitSteps } from '../model/visit.ts';
import type { Fault, LimitedFault, SimulateOptions } from './simulate-options.ts';

/** What goes wrong at a node of the model, by its id. */
export type Faults = ReadonlyMap<string, LimitedFault>;

/**
 * Reads `fail`: names of stages become ids, and what can't happen is refused.
 *
 * @throws UserError `simulate.unknown` for a name that is neither a step nor a stage,
 * `simulate.fault` for a fault that can't happen there
 */
export function readFaults(pipeline: Pipeline, fail: SimulateOptions['fail'] = {}): Faults {
  const steps = new Map([...visitSteps(pipeline)].map(({ step }) => [step.id, step]));
  return new Map(
    Object.entries(fail).map(([name, fault]) => {
      const limited = typeof fault === 'string' ? { how: fault } : fault;
      const step = steps.get(name);
      if (step !== undefined) {
        requirePossible(step, limited.how);
        return [`step:${step.id}`, limited];
      }
      const stage = findStage(pipeline, name, [...steps.keys()]);
      if (stage.stages !== undefined || limited.how === 'unstable')
        throw new UserError(
          'simulate.fault',
          stage.stages === undefined
            ? `Stage ${stage.id} can't end unstable by itself.`
            : `Stage ${stage.id} holds other stages and does nothing that can go wrong.`,
          { mend: 'Name a step of it, or a stage in it.' },
        );
      return [`stage:${stage.id}`, limited];
    }),
  );
}

/** The fault of a node in this attempt and cell. */
export function findFault(
  faults: Faults,
  node: string,
  attempt: number,
  axes: Readonly<Record<string, string>>,
): Fault | undefined {
  const fault = faults.get(node);
  if (fault === undefined || attempt > (fault.attempts ?? attempt)) return undefined;
  const isHere = Object.entries(fault.axes ?? {}).every(([axis, value]) => axes[axis] === value);
  return isHere ? fault.how : undefined;
}

/**
 * A stage by its id, or by its name when only one has it.
 *
 * @throws UserError `simulate.unknown`
 */
export function findStage(pipeline: Pipeline, name: string, others: readonly string[] = []): Stage {
  const stages = [...visitStages(pipeline.stages)].map(({ stage }) => stage);
  const byId = stages.find((stage) => stage.id === name);
  const byName = stages.filter((stage) => stage.name === name);
  const found = byId ?? (byName.length === 1 ? byName[0] : undefined);
  if (found !== undefined) return found;
  const names = [...stages.map(({ id }) => id), ...others];
  throw new UserError(
    'simulate.unknown',
    byName.length > 1
      ? `${byName.length} stages are called ${JSON.stringify(name)}.`
      : `Pipeline ${pipeline.name} has no ${others.length === 0 ? 'stage' : 'stage or step'} ${JSON.stringify(name)}.`,
    { mend: `There are: ${names.join(', ')}.` },
  );
}

/** Contracts whose work can end unstable without being an error. */
const canBeUnstable: ReadonlySet<string> = new Set([
  'markUnstable',
  'publishTestResults',
  'startJob',
  'outsideStep',
  'groovy',
]);

function requirePossible(step: Step, how: Fault): void {
  if (how !== 'unstable' || step.onFailure === 'unstable' || canBeUnstable.has(step.contract))
    return;
  if (step.input['junit'] !== undefined && step.onFailure !== undefined) return;
  throw new UserError('simulate.fault', `Step ${step.id} can't end unstable: it fails.`, {
    mend: "Say 'fail', or give the step onFailure: 'unstable'.",
  });
}
