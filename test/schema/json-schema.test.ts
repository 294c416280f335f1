import { Type } from 'typebox';
import { expect, it } from 'vitest';
import { toJsonSchema } from '../../src/schema/json-schema.ts';

it('leaves nothing of TypeBox but JSON', () => {
  const schema = Type.Object({ name: Type.Optional(Type.String({ description: 'Name.' })) });
  expect(toJsonSchema(schema)).toEqual({
    type: 'object',
    properties: { name: { type: 'string', description: 'Name.' } },
  });
});

it('lifts the parts of recursive schemas to the root, each once', () => {
  const tree = Type.Cyclic(
    { Tree: Type.Object({ children: Type.Array(Type.Ref('Tree')) }) },
    'Tree',
  );
  expect(toJsonSchema(Type.Object({ first: tree, second: tree }))).toEqual({
    type: 'object',
    required: ['first', 'second'],
    properties: { first: { $ref: '#/$defs/Tree' }, second: { $ref: '#/$defs/Tree' } },
    $defs: {
      Tree: {
        type: 'object',
        required: ['children'],
        properties: { children: { type: 'array', items: { $ref: '#/$defs/Tree' } } },
      },
    },
  });
});

it('has every member of a record checked, also one with a line break in its name', () => {
  const schema = Type.Record(Type.String(), Type.Integer());
  expect(toJsonSchema(schema)).toEqual({
    type: 'object',
    additionalProperties: { type: 'integer' },
  });
  const closed = { type: 'object', patternProperties: { '^a': {}, '^b': {} } };
  expect(toJsonSchema(closed)).toEqual(closed);
});
