import type { Finding } from '../difference.ts';
import type { JsonSchema } from '../library-manifest.ts';

/** Keywords that some rule judges, and those that only hold what others refer to. */
const judged: ReadonlySet<string> = new Set([
  ...['$defs', '$id', '$ref', '$schema', '$comment'],
  ...['type', 'enum', 'const', 'anyOf', 'items'],
  ...['properties', 'required', 'additionalProperties', 'patternProperties', 'propertyNames'],
  ...['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'uniqueItems'],
  ...['pattern', 'format', 'default', 'title', 'description', 'examples', 'deprecated'],
  ...['x-flow', 'x-flow-deep', 'x-handle', 'x-path', 'x-type', 'x-unit'],
]);

/** Keywords that differ and that no rule understands: they are taken for breaks. */
export function findUnjudged(before: JsonSchema, after: JsonSchema, path: string): Finding[] {
  const keywords = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keywords]
    .filter((keyword) => !judged.has(keyword))
    .filter((keyword) => JSON.stringify(before[keyword]) !== JSON.stringify(after[keyword]))
    .map((keyword) => ({
      rule: 'keyword-unjudged',
      path,
      before: { [keyword]: before[keyword] },
      after: { [keyword]: after[keyword] },
    }));
}
