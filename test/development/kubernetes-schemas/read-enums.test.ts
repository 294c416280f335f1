import { expect, it } from 'vitest';
import { readEnums } from '../../../src/development/kubernetes-schemas/read-enums.ts';

const source = (depth: number) => `
func schema_k8sio_api_core_v1_Container(ref common.ReferenceCallback) common.OpenAPIDefinition {
\treturn common.OpenAPIDefinition{
\t\t\t\tProperties: map[string]spec.Schema{
\t\t\t\t\t"imagePullPolicy": {
\t\t\t\t\t\tSchemaProps: spec.SchemaProps{
${'\t'.repeat(depth)}Enum:        []interface{}{"Always", "Never"},
`;

it('reads the values allowed for a property and for the items of a list', () => {
  const found = {
    definition: 'io.k8s.api.core.v1.Container',
    property: 'imagePullPolicy',
    values: ['Always', 'Never'],
  };
  expect(readEnums(source(7))).toEqual([{ ...found, items: false }]);
  expect(readEnums(source(10))).toEqual([{ ...found, items: true }]);
});

it('stops where it would have to guess', () => {
  expect(() => readEnums(source(8))).toThrow('none was expected');
  expect(() => readEnums(source(7).replace('k8sio_api', 'elsewhere'))).toThrow('none was expected');
});
