import type { Difference } from '../compatibility/difference.ts';
import { hasMember } from './has-member.ts';
import type { Hit } from './hit.ts';
import type { StepPair } from './reach-call.ts';
import type { ModelStep } from './read-models.ts';
import { refusesAt } from './refuses-at.ts';

/** Whether a difference reaches a step of a compiled pipeline, whose input is known; undefined when it does not. */
export function reachModelStep(
  difference: Difference,
  { step, stage }: ModelStep,
  pair: StepPair,
): Hit['certainty'] | undefined {
  const input = withNewNames(step.input, pair.renames);
  const [name = '', ...deeper] = difference.path.split(/\.|(?=\[)/);
  const value = input[name];
  const sureIf = (holds: boolean) => (holds ? 'sure' : undefined);
  switch (difference.reach) {
    case 'every':
      return 'sure';
    case 'stage':
      return sureIf(stage === difference.before);
    case 'output':
      return sureIf(Object.hasOwn(step.save ?? {}, name));
    case 'given':
      return sureIf(hasMember(input, [name, ...deeper]));
    case 'left-out':
      if (deeper.length === 0) return sureIf(value === undefined);
      return sureIf(value !== undefined && !hasMember(value, deeper));
    case 'flow':
      return sureIf(holdsReference(value));
    case 'value':
      if (value === undefined) return undefined;
      if (holdsReference(value)) return 'possible';
      return sureIf(refusesAt(pair.after?.parameters ?? {}, name, value, deeper));
    // Positions are of the text, not of the model.
    default:
      return undefined;
  }
}

function withNewNames(
  input: Readonly<Record<string, unknown>>,
  renames: ReadonlyMap<string, string>,
): Readonly<Record<string, unknown>> {
  const renamed = Object.entries(input).flatMap(([name, value]) => {
    const now = renames.get(name);
    return now === undefined ? [] : [[now, value] as const];
  });
  return { ...input, ...Object.fromEntries(renamed) };
}

/** Whether a part is only known when the pipeline runs: references are objects whose key begins with one `$`. */
function holdsReference(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Object.keys(value).some((key) => /^\$(?!\$)/.test(key))) return true;
  return Object.values(value).some(holdsReference);
}
