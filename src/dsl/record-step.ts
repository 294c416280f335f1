import { captureCallSite } from './call-site.ts';
import { encodeCondition } from './conditions.ts';
import { encode } from './encode.ts';
import { noteMistake } from './mistake.ts';
import type { RawGroup, RawStep } from './raw.ts';
import { stepOptionNames } from './step-options.ts';

const optionNames: ReadonlySet<string> = new Set(stepOptionNames);
const unlisted = new Set<RawStep>();

/** Notes one call of a step function; `positional` are the names of the parameters given by position. */
export function recordStep(
  contract: string,
  positional: readonly string[],
  given: readonly unknown[],
): RawStep {
  const at = captureCallSite(contract);
  const input: Record<string, unknown> = {};
  const options: Record<string, unknown> = {};
  positional.forEach((name, index) => {
    if (given[index] !== undefined) input[name] = encode(given[index], at);
  });
  for (const [name, item] of Object.entries(
    (given[positional.length] ?? {}) as Record<string, unknown>,
  )) {
    if (item === undefined) continue;
    if (optionNames.has(name)) options[name] = encodeOption(name, item, at);
    else input[name] = encode(item, at);
  }
  const step: RawStep = { kind: 'step', contract, at, input, options, groups: [] };
  unlisted.add(step);
  return step;
}

/** Conditions are plain already; everything else may hold references. */
function encodeOption(name: string, item: unknown, at: string): unknown {
  return name === 'when' ? encodeCondition(item) : encode(item, at);
}

/** Takes the steps out of a step or a list of lists, in order. */
export function flattenSteps(list: unknown, at: string): RawStep[] {
  if (isStep(list)) return flattenSteps([list], at);
  if (!Array.isArray(list)) {
    noteMistake('steps-not-a-list', at, { found: list === null ? 'null' : typeof list });
    return [];
  }
  return list.flatMap((item): RawStep[] => {
    if (Array.isArray(item)) return flattenSteps(item, at);
    if (!isStep(item)) {
      noteMistake('not-a-step', at, { found: item === null ? 'null' : typeof item });
      return [];
    }
    if (!unlisted.delete(item)) noteMistake('step-listed-twice', item.at, { step: item.contract });
    return [item];
  });
}

function isStep(item: unknown): item is RawStep {
  return typeof item === 'object' && item !== null && (item as RawStep).kind === 'step';
}

/** Puts steps into a group with a condition, a directory or a block around it and gives them back for the list. */
export function groupSteps(list: unknown, group: RawGroup): RawStep[] {
  const steps = flattenSteps(list, captureCallSite());
  for (const step of steps) {
    step.groups.unshift(group);
    unlisted.add(step);
  }
  return steps;
}

/** Steps that were called but stand in no list: they would never run. */
export function noteUnlistedSteps(): void {
  for (const step of unlisted) noteMistake('step-not-listed', step.at, { step: step.contract });
}
