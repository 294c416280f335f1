import { describeCondition } from '../emit/diagram/describe-condition.ts';
import type { Condition } from '../model/value.ts';
import type { TestedPipeline } from './tested-pipeline.ts';

type Seen = Map<string, Set<boolean>>;

const seenOf = new Map<TestedPipeline, Seen>();

/** Notes that a condition was evaluated. `owner` is `stage:<id>` or `step:<id>`. */
export function observeCondition(
  pipeline: TestedPipeline,
  owner: string,
  condition: Condition,
  holds: boolean,
): void {
  const seen: Seen = seenOf.get(pipeline) ?? new Map();
  seenOf.set(pipeline, seen);
  const key = keyOf(owner, describeCondition(condition));
  seen.set(key, (seen.get(key) ?? new Set()).add(holds));
}

/** What a condition, by its words, was so far; empty when nobody evaluated it. */
export function recallCondition(
  pipeline: TestedPipeline,
  owner: string,
  condition: string,
): ReadonlySet<boolean> {
  return seenOf.get(pipeline)?.get(keyOf(owner, condition)) ?? new Set();
}

/** The pipelines of which any condition was evaluated. */
export function listObserved(): TestedPipeline[] {
  return [...seenOf.keys()];
}

function keyOf(owner: string, condition: string): string {
  return `${owner} ${condition}`;
}
