import AjvModule, { type Ajv } from 'ajv';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JsonSchema } from '../../src/compatibility/library-manifest.ts';
import { rules } from '../../src/compatibility/rules/index.ts';
import { compareSchemas } from '../../src/compatibility/schema/compare-schemas.ts';
import { editedSchemas, schemas, valuesFor } from './arbitrary-schema.ts';

const AjvClass = AjvModule as unknown as new (options: object) => Ajv;

/** As the runner validates: defaults are filled in, in place. */
function accepts(ajv: Ajv, schema: JsonSchema, value: unknown): boolean {
  return ajv.validate(schema, structuredClone(value)) as boolean;
}

function createAjv(): Ajv {
  return new AjvClass({
    strict: false,
    useDefaults: true,
    validateSchema: false,
    addUsedSchema: false,
  });
}

it('finds nothing between a schema and itself', () => {
  fc.assert(
    fc.property(schemas, (schema) => {
      expect(compareSchemas(schema, structuredClone(schema))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

it('never calls a change harmless that refuses a value which was accepted', () => {
  let harmless = 0;
  let values = 0;
  fc.assert(
    fc.property(
      editedSchemas.chain(({ before, after }) =>
        fc.record({
          before: fc.constant(before),
          after: fc.constant(after),
          given: fc.array(valuesFor(before), { minLength: 8, maxLength: 8 }),
        }),
      ),
      ({ before, after, given }) => {
        // A default that its own schema refuses contradicts itself; other checks name it.
        fc.pre(hasSoundDefaults(before) && hasSoundDefaults(after));
        const found = compareSchemas(before, after);
        if (found.some((finding) => rules[finding.rule].bump === 'major')) return;
        harmless += 1;
        const ajv = createAjv();
        for (const value of given) {
          if (!accepts(ajv, before, value)) continue;
          values += 1;
          expect(accepts(ajv, after, value), JSON.stringify({ value, found })).toBe(true);
        }
      },
    ),
    { numRuns: 3000 },
  );
  // The test says nothing unless it met changes that are harmless and values that were accepted.
  expect(harmless).toBeGreaterThan(300);
  expect(values).toBeGreaterThan(800);
});

function hasSoundDefaults(schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null) return true;
  const { default: value, ...rest } = schema as { default?: unknown };
  if (value !== undefined && !accepts(createAjv(), rest, value)) return false;
  return Object.values(rest).every(hasSoundDefaults);
}
