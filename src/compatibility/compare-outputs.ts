import type { Finding } from './difference.ts';
import type { JsonSchema } from './library-manifest.ts';
import { type RuleName, rules } from './rules/index.ts';
import { compareSchemas } from './schema/compare-schemas.ts';

/** What rules for inputs mean for an output; every other one is judged by whether it adds values or takes some. */
const asOutput: Readonly<Partial<Record<RuleName, RuleName | 'nothing'>>> = {
  'parameter-added-required': 'output-added',
  'parameter-added': 'output-added',
  'parameter-removed': 'output-removed',
  'parameter-now-required': 'output-certain',
  'parameter-now-optional': 'output-uncertain',
  'type-changed': 'output-type-changed',
  'author-type-changed': 'output-type-changed',
  'handle-changed': 'output-type-changed',
  'pattern-changed': 'output-widened',
  'format-changed': 'output-widened',
  'keyword-unjudged': 'output-type-changed',
  'unit-changed': 'output-unit-changed',
  'parameter-deprecated': 'output-described',
  'parameter-deprecation-withdrawn': 'output-described',
  'parameter-described': 'output-described',
  'parameter-example-changed': 'output-described',
  'default-added': 'nothing',
  'default-changed': 'nothing',
  'default-removed': 'nothing',
  'flow-accepted': 'nothing',
  'flow-refused': 'nothing',
  'path-confined': 'output-narrowed',
  'path-freed': 'output-widened',
};

/** Differences between what two versions of a step hand on. */
export function compareOutputs(before: JsonSchema, after: JsonSchema): Finding[] {
  return compareSchemas(before, after)
    .filter((finding) => finding.path !== '')
    .flatMap((finding): Finding[] => {
      const rule = asOutput[finding.rule] ?? judgeValues(finding);
      return rule === 'nothing' ? [] : [{ ...finding, rule }];
    });
}

function judgeValues(finding: Finding): RuleName {
  return rules[finding.rule].bump === 'minor' ? 'output-widened' : 'output-narrowed';
}
