import type { Finding } from '../difference.ts';
import type { JsonSchema } from '../library-manifest.ts';
import type { RuleName } from '../rules/index.ts';

/** A keyword and the rules for its coming, its going and another value. */
interface Meaning {
  readonly keyword: string;
  readonly added: RuleName;
  readonly removed: RuleName;
  readonly changed: RuleName;
}

const always = (keyword: string, rule: RuleName): Meaning => ({
  keyword,
  added: rule,
  removed: rule,
  changed: rule,
});
const flag = (keyword: string, added: RuleName, removed: RuleName): Meaning => ({
  keyword,
  added,
  removed,
  changed: added,
});

const meanings: readonly Meaning[] = [
  flag('x-flow', 'flow-accepted', 'flow-refused'),
  flag('x-flow-deep', 'flow-accepted', 'flow-refused'),
  always('x-handle', 'handle-changed'),
  always('x-unit', 'unit-changed'),
  always('x-type', 'author-type-changed'),
  flag('x-path', 'path-confined', 'path-freed'),
  flag('deprecated', 'parameter-deprecated', 'parameter-deprecation-withdrawn'),
  always('title', 'parameter-described'),
  always('description', 'parameter-described'),
  always('examples', 'parameter-example-changed'),
];

/** What a schema says beside the values that it accepts; `false` is as good as nothing. */
export function compareMeanings(before: JsonSchema, after: JsonSchema, path: string): Finding[] {
  return meanings.flatMap((meaning): Finding[] => {
    const old = JSON.stringify(before[meaning.keyword] || undefined);
    const now = JSON.stringify(after[meaning.keyword] || undefined);
    if (old === now) return [];
    const what = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed';
    return [
      {
        rule: meaning[what],
        path,
        before: before[meaning.keyword],
        after: after[meaning.keyword],
      },
    ];
  });
}
