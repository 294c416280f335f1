import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { compareLibraries } from '../../src/compatibility/compare-libraries.ts';
import { checkConsumers } from '../../src/consumers/check-consumers.ts';
import { choice, optional, record } from '../../src/contracts/schema.ts';
import {
  describeSample,
  sampleContract,
  sampleParameters,
} from '../compatibility/sample-contract.ts';

const pipeline = `import { site } from '@shop/library/pipelines';
import { definePipeline } from '@shop/library';
const options = load();
export default definePipeline({ name: 'docs', stages: ({ publish }) => [
  publish('Publish', (s) => [s.publishSite('a', 'b', options)]),
  site({ name: 'docs' }),
] });
`;
const sources = { 'platform.pipeline.ts': createHash('sha256').update(pipeline).digest('hex') };
const at = (line: number) => ({ file: 'platform.pipeline.ts', line, column: 30 });

/** A compiled pipeline: one step of the file's own call, one of a golden path. */
function files(kind: unknown, golden: unknown, text = pipeline): Record<string, string> {
  const step = (id: string, given: unknown) => ({
    id,
    contract: 'publishSite',
    label: id,
    input: { site: 'a', folder: 'b', ...(given === undefined ? {} : { kind: given }) },
  });
  const stages = [
    { id: 'publish', kind: 'publish', name: 'Publish', steps: [step('publish.one', kind)] },
    { id: 'site', kind: 'publish', name: 'Site', steps: [step('site.one', golden)] },
  ];
  const positions = { 'step:publish.one': at(5), 'step:site.one': at(6) };
  return {
    'ci/platform.pipeline.ts': text,
    'ci/.platform/pipeline.json': JSON.stringify({ name: 'docs', stages }),
    'ci/.platform/positions.json': JSON.stringify({ sources, positions }),
  };
}

async function check(found: Record<string, string>): Promise<string[]> {
  const before = describeSample([sampleContract]);
  const kind = optional(choice(['private'], { description: 'Who sees it.', default: 'private' }));
  const parameters = record({ ...sampleParameters, kind });
  const after = describeSample([{ ...sampleContract, parameters }], '2.0.0');
  const consumer = {
    name: 'docs',
    pipelines: ['ci/platform.pipeline.ts'],
    read: async (path: string) => found[path],
  };
  const libraries = { before, after };
  const [report] = await checkConsumers(compareLibraries(before, after), libraries, [consumer]);
  return (report?.hits ?? []).map(
    ({ certainty, position, difference }) =>
      `${difference.rule} ${certainty} ${position.file}:${position.line}`,
  );
}

it('judges calls by the steps that they made, and finds the steps of golden paths', async () => {
  expect(await check(files('public', 'public'))).toEqual([
    'value-removed sure ci/platform.pipeline.ts:5',
    'value-removed sure ci/platform.pipeline.ts:6',
  ]);
  expect(await check(files('private', undefined))).toEqual([]);
  expect(await check(files({ $parameter: 'kind' }, 'private'))).toEqual([
    'value-removed possible ci/platform.pipeline.ts:5',
  ]);
});

it('believes no model of another text', async () => {
  const edited = pipeline.replace('load()', 'loadAll()');
  expect(await check(files('private', undefined, edited))).toEqual([
    'value-removed possible ci/platform.pipeline.ts:5',
  ]);
});

it('does without a model that it can not read', async () => {
  const broken = { ...files('private', undefined), 'ci/.platform/pipeline.json': '{"stages":7}' };
  expect(await check(broken)).toEqual(['value-removed possible ci/platform.pipeline.ts:5']);
});

it('asks nothing of a repository that uses another library', async () => {
  const text = pipeline.replaceAll('@shop/library', '@other/library');
  expect(await check(files('public', 'public', text))).toEqual([]);
});
