import { expect, it } from 'vitest';
import { createManifestValidator } from '../../../src/adapters/kubernetes-schema/validate-manifest.ts';

const definition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'widgets.example.com' },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { kind: 'Widget', plural: 'widgets' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                required: ['size'],
                properties: {
                  size: { type: 'integer', minimum: 1 },
                  colour: { type: 'string', enum: ['red', 'blue'], nullable: true },
                  port: {
                    'x-kubernetes-int-or-string': true,
                    anyOf: [{ type: 'integer' }, { type: 'string' }],
                  },
                  labels: { type: 'object', additionalProperties: { type: 'string' } },
                  free: {
                    type: 'object',
                    'x-kubernetes-preserve-unknown-fields': true,
                    properties: { a: { type: 'string' } },
                  },
                  inner: {
                    type: 'object',
                    'x-kubernetes-embedded-resource': true,
                    properties: { spec: { type: 'object', properties: {} } },
                  },
                  goOnly: { type: 'string', pattern: '(?i)^abc$' },
                },
              },
            },
          },
        },
      },
      {
        name: 'v1alpha1',
        served: false,
        storage: false,
        schema: { openAPIV3Schema: { type: 'object' } },
      },
      { name: 'v2', served: true, storage: false },
    ],
  },
};

const validator = createManifestValidator({ customResourceDefinitions: [definition] });

function check(spec: object, version = 'v1', more: object = {}): string[] {
  return validator
    .validate({
      apiVersion: `example.com/${version}`,
      kind: 'Widget',
      metadata: { name: 'a' },
      spec,
      ...more,
    })
    .map(({ code, message }) => `${code}: ${message}`);
}

it('accepts the definition itself, and resources that fit it', () => {
  expect(validator.validate(definition)).toEqual([]);
  expect(
    check({
      size: 2,
      colour: null,
      port: 'http',
      labels: { a: 'b' },
      free: { a: 'x', b: 1 },
      inner: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'b' }, spec: {} },
      goOnly: 'ABC',
    }),
  ).toEqual([]);
});

it('finds in custom resources what it finds in others', () => {
  expect(check({ siz: 2 })).toEqual([
    'missingField: spec lacks the field "size"',
    'unknownField: spec has no field "siz"',
  ]);
  expect(check({ size: 0, colour: 'green' })).toEqual([
    'invalid: spec.size must be >= 1',
    'notAllowed: spec.colour has a value that is not allowed; allowed are "red", "blue"',
  ]);
  expect(check({ size: 1, labels: { a: 1 } })).toEqual([
    'wrongType: spec.labels.a is a number, expected a string',
  ]);
  expect(check({ size: 1, port: true })).toHaveLength(2);
  expect(check({ size: 1 }, 'v1', { metadata: { name: 'a', label: {} } })).toEqual([
    'unknownField: metadata has no field "label"',
  ]);
});

it('says that it could not check a version without a schema, or one that is not served', () => {
  expect(check({}, 'v2')[0]).toContain('notChecked');
  expect(check({}, 'v1alpha1')[0]).toContain('notChecked');
});

it('survives definitions that are malformed', () => {
  for (const spec of [
    null,
    {},
    { versions: 5 },
    { versions: [null, { schema: { openAPIV3Schema: 5 } }] },
  ]) {
    const broken = { ...definition, spec };
    const tolerant = createManifestValidator({ customResourceDefinitions: [broken, null, 'x'] });
    expect(tolerant.validate(broken).length).toBeGreaterThan(0);
  }
});
