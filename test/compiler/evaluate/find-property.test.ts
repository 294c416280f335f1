import { expect, test } from 'vitest';
import {
  findDefaultExport,
  findProperty,
  type PropertyPath,
} from '../../../src/compiler/evaluate/find-property.ts';
import type { Source } from '../../../src/compiler/evaluate/read-source.ts';

const sourceOf = (text: string) =>
  ({ text, location: { name: 'platform.pipeline.ts' } }) as unknown as Source;

const text = `// environments: { staging: 1 }
import { cron, definePipeline, poll } from 'jenkins-pipeline-sdk';
const parameters = {
  VERSION: { type: 'text', default: '{,' },
};
const fromText: string = '';
export default definePipeline({
  name: 'environments', stages: ({ build }) => [build('x', (s) => [s.run(\`a \${'{'} b\`), { staging: 1 }])],
  environments: {
    'a b': { cluster: 'c', namespace: 'n' },
    ...more, staging: place('staging', [1, 2]),
    [computed]: { cluster: 'c' },
  },
  parameters,
  triggers: [cron('H 2 * * *'), /,/, ...others, poll('H * * * *')],
});
`;

/** What stands at the place, to the end of its line. */
function read(path: PropertyPath, from = text): string | undefined {
  const line = from.split('\n').findIndex((item) => item.includes('definePipeline('));
  const column = (from.split('\n')[line]?.indexOf('definePipeline(') ?? 0) + 1;
  const call = { file: 'platform.pipeline.ts', line: line + 1, column };
  const found = findProperty(sourceOf(from), call, path);
  return found && from.split('\n')[found.line - 1]?.slice(found.column - 1);
}

test.each<[PropertyPath, string | undefined]>([
  [['environments'], 'environments: {'],
  [['environments', 'a b'], "'a b': { cluster: 'c', namespace: 'n' },"],
  [['environments', 'staging'], "staging: place('staging', [1, 2]),"],
  [['environments', 'cluster'], undefined],
  [['environments', 'computed'], undefined],
  [['environments', 'more'], undefined],
  [['parameters', 'VERSION'], "VERSION: { type: 'text', default: '{,' },"],
  [['parameters', 'type'], undefined],
  [['triggers', 0], "cron('H 2 * * *'), /,/, ...others, poll('H * * * *')],"],
  [['triggers', 1], "/,/, ...others, poll('H * * * *')],"],
  [['triggers', 3], undefined],
  [['triggers', 9], undefined],
  [['triggers', 'cron'], undefined],
  [['name', 'x'], undefined],
  [['stages', 'staging'], undefined],
  [['nothing'], undefined],
])('%j', (path, found) => {
  expect(read(path)).toBe(found);
});

test.each([
  'definePipeline()',
  'definePipeline(options)',
  'definePipeline({',
  'definePipeline({ environments: {',
])('nothing is found in %s', (from) => {
  expect(read(['environments', 'staging'], from)).toBeUndefined();
});

test('a place among the arguments is one of the call around them', () => {
  const call = { file: 'platform.pipeline.ts', line: 14, column: 14 };
  expect(findProperty(sourceOf(text), call, ['environments', 'a b'])).toMatchObject({ line: 10 });
});

test('the default export', () => {
  expect(findDefaultExport(sourceOf(text))).toMatchObject({ line: 7, column: 1 });
  expect(findDefaultExport(sourceOf('"export default"'))).toBeUndefined();
});
