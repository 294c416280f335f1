import { expect, it } from 'vitest';
import { convertDefinition } from '../../../src/development/kubernetes-schemas/convert-schema.ts';

it('drops prose, keeps constraints, and closes objects with named properties', () => {
  const converted = convertDefinition('io.example.Thing', {
    description: 'A thing.',
    type: 'object',
    required: ['name'],
    properties: {
      name: { description: 'Its name.', type: 'string', default: '' },
      // A property may have the name of a keyword.
      description: { type: 'string' },
      labels: { type: 'object', additionalProperties: { type: 'string', description: 'x' } },
      ports: {
        type: 'array',
        items: { $ref: '#/definitions/io.example.Port' },
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['port'],
      },
    },
  });
  expect(converted).toEqual({
    type: 'object',
    required: ['name'],
    additionalProperties: false,
    properties: {
      name: { type: 'string' },
      description: { type: 'string' },
      labels: { type: 'object', additionalProperties: { type: 'string' } },
      ports: {
        type: 'array',
        items: { $ref: '#/definitions/io.example.Port' },
        'x-kubernetes-list-map-keys': ['port'],
      },
    },
  });
});

it('leaves objects without named properties open', () => {
  expect(convertDefinition('io.example.Raw', { type: 'object' })).toEqual({ type: 'object' });
});

it('stops at a keyword that it does not know', () => {
  expect(() => convertDefinition('io.example.New', { type: 'string', maxLength: 3 })).toThrow(
    'io.example.New: keyword maxLength',
  );
});
