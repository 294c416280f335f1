import { type Condition, encodeCondition } from './conditions.ts';
import { createValue, type Text, toReference, type Value } from './values.ts';

/**
 * One of two values, by a condition that is decided when the pipeline runs.
 *
 * @example
 * const channel = choose(branch('main'), 'stable', 'preview');
 */
export function choose(
  when: Condition | Value<boolean>,
  chosen: Text,
  otherwise: Text,
): Value<string> {
  return createValue({
    $choose: {
      when: encodeCondition(when),
      chosen: toReference(chosen),
      otherwise: toReference(otherwise),
    },
  });
}
