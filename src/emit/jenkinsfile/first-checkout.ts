import type { Stage } from '../../model/stage.ts';
import { printAgent } from './agent.ts';
import { block, callBlock, directive, type Piece } from './document.ts';
import { isOnAgent } from './steps.ts';
import type { Surroundings } from './surroundings.ts';
import { asksForChanges } from './when.ts';

/**
 * A stage before all others that only checks out, when one is needed.
 *
 * Jenkins knows which files changed once something was checked out in the build. A condition on
 * them before that is false without a word, and to evaluate it on the stage's own agent would take
 * a machine for every stage that is skipped.
 */
export function printFirstCheckout(around: Surroundings): Piece[] {
  const name = nameFirstCheckout(around);
  if (name === undefined) return [];
  if (around.pipeline.agent.kind === 'none')
    around.inexpressible.push({
      node: 'pipeline',
      problem:
        "a condition asks what changed, so that something must be checked out, and its agent is 'none'",
    });
  return [
    callBlock('stage', name, [
      printAgent(around.pipeline.agent, around),
      block('steps', [
        directive('echo', 'Checked out: the conditions below know the changed files.'),
      ]),
    ]),
  ];
}

/** Name of the stage that only checks out; undefined where none is needed. */
export function nameFirstCheckout(around: Surroundings): string | undefined {
  const { stages } = around.pipeline;
  const { asksTooEarly } = visit(stages, false, false, around);
  return asksTooEarly ? findFreeName('Read changes', stages) : undefined;
}

interface Visit {
  readonly asksTooEarly: boolean;
  /** Whether something was checked out in every build that comes past these stages. */
  readonly isCheckedOut: boolean;
}

function visit(
  stages: readonly Stage[],
  parallel: boolean,
  before: boolean,
  around: Surroundings,
): Visit {
  let isCheckedOut = before;
  let asksTooEarly = false;
  for (const stage of stages) {
    const known = parallel ? before : isCheckedOut;
    const inner =
      stage.stages === undefined
        ? { asksTooEarly: false, isCheckedOut: isOnAgent(stage, around) }
        : visit(stage.stages, stage.parallel === true, known, around);
    asksTooEarly ||= inner.asksTooEarly || (asksForChanges(stage.when) && !known);
    isCheckedOut ||= stage.when === undefined && inner.isCheckedOut;
  }
  return { asksTooEarly, isCheckedOut };
}

/** Stages beside each other must have different names (recorded case 164). */
function findFreeName(wanted: string, stages: readonly Stage[]): string {
  const taken = new Set(stages.map((stage) => stage.name));
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) name = `${wanted} ${count}`;
  return name;
}
