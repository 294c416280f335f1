import type { CallHits, DifferencesByStep } from './find-hits.ts';
import type { Hit } from './hit.ts';
import type { StepPair } from './reach-call.ts';
import { reachModelStep } from './reach-model-step.ts';
import type { ModelStep } from './read-models.ts';

/**
 * What the compiled pipelines of a consumer add to what its files show: a call whose input the file
 * does not say is judged by the steps that it made, and steps that no call of the files made are
 * judged at the place that the compiler noted, for instance the call of a golden path.
 */
export function useModels(
  consumer: string,
  calls: readonly CallHits[],
  models: readonly ModelStep[],
  differences: DifferencesByStep,
  steps: ReadonlyMap<string, StepPair>,
): Hit[] {
  const made = new Map<CallHits, ModelStep[]>();
  const others: ModelStep[] = [];
  for (const model of models) {
    const call = calls.find((candidate) => isMadeBy(model, candidate));
    if (call === undefined) others.push(model);
    else made.set(call, [...(made.get(call) ?? []), model]);
  }
  const judge = (hit: Hit, call: CallHits): Hit[] => {
    const own = (made.get(call) ?? []).filter((model) => model.isFresh);
    const pair = steps.get(call.step);
    if (hit.certainty === 'sure' || own.length === 0 || pair === undefined) return [hit];
    const found = own.map((model) => reachModelStep(hit.difference, model, pair));
    if (found.includes('sure')) return [{ ...hit, certainty: 'sure' }];
    return found.includes('possible') ? [hit] : [];
  };
  return [
    ...calls.flatMap((call) => call.hits.flatMap((hit) => judge(hit, call))),
    ...others.flatMap((model) => {
      const pair = steps.get(model.step.contract);
      if (pair === undefined) return [];
      return (differences.get(model.step.contract) ?? []).flatMap((difference): Hit[] => {
        const found = reachModelStep(difference, model, pair);
        const certainty = found === 'sure' && model.isFresh ? 'sure' : 'possible';
        const { position } = model;
        return found === undefined ? [] : [{ consumer, position, difference, certainty }];
      });
    }),
  ];
}

/** The compiler notes a place inside the call; both are of the same text only while it is fresh. */
function isMadeBy({ step, position, isFresh }: ModelStep, call: CallHits): boolean {
  if (step.contract !== call.step || position.file !== call.file) return false;
  return !isFresh || (position.line >= call.firstLine && position.line <= call.lastLine);
}
