import { captureCallSite } from './call-site.ts';
import { encodeCondition } from './conditions.ts';
import { Handle } from './declare.ts';
import { encode } from './encode.ts';
import type { RawStep } from './raw.ts';
import { groupSteps, recordStep } from './record-step.ts';
import { stepTable } from './step-table.generated.ts';

/** The functions that a stage's callback gets: one for each contract, and the groups. */
export function createSteps(): Record<string, (...given: unknown[]) => unknown> {
  const steps: Record<string, (...given: unknown[]) => unknown> = {
    when: (condition, list, otherwise) => {
      const when = encodeCondition(condition);
      const chosen: RawStep[] = groupSteps(list, { when });
      return otherwise === undefined
        ? chosen
        : [...chosen, ...groupSteps(otherwise, { when: { kind: 'not', condition: when } })];
    },
    within: (directory, list) => groupSteps(list, { directory: String(directory) }),
    inside: (block, values, list) =>
      groupSteps(list, {
        around: {
          step: block instanceof Handle ? block.name : '',
          arguments: encode(values, captureCallSite()) as Record<string, unknown>,
        },
      }),
  };
  for (const [name, positional] of Object.entries(stepTable)) {
    steps[name] = (...given) => recordStep(name, positional, given);
  }
  return steps;
}
