import { Type } from 'typebox';
import { expect, it } from 'vitest';
import { compareLibraries } from '../../src/compatibility/compare-libraries.ts';
import { checkConsumers } from '../../src/consumers/check-consumers.ts';
import type { Consumer } from '../../src/consumers/consumer.ts';
import type { StepContract } from '../../src/contracts/contract.ts';
import {
  choice,
  duration,
  fixedText,
  integer,
  optional,
  record,
} from '../../src/contracts/schema.ts';
import {
  describeSample,
  sampleContract,
  sampleOutputs,
  sampleParameters,
} from '../compatibility/sample-contract.ts';

const consumer = (files: Readonly<Record<string, string>>): Consumer => ({
  name: 'docs',
  pipelines: ['platform.pipeline.ts'],
  read: async (path) => files[path],
});

const pipeline = (calls: string, before = '') => `import { definePipeline } from '@shop/library';
${before}
export default definePipeline({
  name: 'docs',
  stages: ({ publish, parameters }) => [
    publish('Publish', (s) => [${calls}]),
  ],
});
`;

/** The places that a change of the sample step reaches: rule, certainty and the text from there on. */
async function hits(part: Partial<StepContract>, text: string, more: Record<string, string> = {}) {
  const before = describeSample([sampleContract]);
  const after = describeSample([{ ...sampleContract, ...part }], '2.0.0');
  const comparison = compareLibraries(before, after);
  const sources = consumer({ 'platform.pipeline.ts': text, ...more });
  const [report] = await checkConsumers(comparison, { before, after }, [sources]);
  const files: Record<string, string> = { 'platform.pipeline.ts': text, ...more };
  const found = (report?.hits ?? []).map(({ difference, certainty, position }) => {
    const line = files[position.file]?.split('\n')[position.line - 1] ?? '';
    const there = line.slice(position.column - 1, position.column + 13).trimEnd();
    return `${difference.rule} ${certainty} ${position.file}:${position.line} ${there}`;
  });
  return { found, problems: report?.problems };
}

const withParameters = (more: object): Partial<StepContract> => ({
  parameters: record({ ...sampleParameters, ...more }),
});

it('names the value that is refused, and only that', async () => {
  const kind = optional(choice(['private'], { description: 'Who sees it.', default: 'private' }));
  const text = pipeline(`
      s.publishSite('a', 'b', { kind: 'public' }),
      s.publishSite('a', 'b', { kind: 'private' }),
      s.publishSite('a', 'b', { kind: parameters.kind }),
      s.publishSite('a', 'b'),
      s.publishSite('a', 'b', options),
    `);
  expect((await hits(withParameters({ kind }), text)).found).toEqual([
    "value-removed sure platform.pipeline.ts:7 'public' }),",
    'value-removed possible platform.pipeline.ts:9 parameters.kin',
    "value-removed possible platform.pipeline.ts:11 publishSite('a",
  ]);
});

it('reads constants of the file, and trusts no name that a function binds again', async () => {
  const copies = optional(
    integer({ description: 'How many copies.', minimum: 1, maximum: 5, 'x-unit': 'copies' }),
  );
  const text = pipeline(
    's.publishSite(`a`, "b", { copies: many }), s.publishSite("a", "b", { copies: few }), ...[1, 9].map((many) => s.publishSite("a", "b", { copies: many }))',
    'const many = 8;\nconst few = 2;',
  );
  expect((await hits(withParameters({ copies }), text)).found).toEqual([
    'range-tightened sure platform.pipeline.ts:7 many }), s.pub',
    'range-tightened possible platform.pipeline.ts:7 many }))]),',
  ]);
});

it('names calls that leave out what must be given now, and those that rely on a default', async () => {
  const text = pipeline(
    "s.publishSite('a', 'b', { wait: '1m', copies: 1 }), s.publishSite('a', 'b', { quiet: true })",
  );
  const wait = optional(duration({ description: 'How long to wait.', default: '5m' }));
  expect((await hits(withParameters({ wait }), text)).found).toEqual([
    "default-changed sure platform.pipeline.ts:6 publishSite('a",
  ]);
  const copies = integer({
    description: 'How many copies.',
    minimum: 1,
    maximum: 9,
    'x-unit': 'copies',
  });
  expect((await hits(withParameters({ copies }), text)).found).toEqual([
    "parameter-now-required sure platform.pipeline.ts:6 publishSite('a",
  ]);
});

it('names values that flow, outputs that are saved, positions and stages', async () => {
  const text = pipeline("s.publishSite(parameters.site, 'b', { save: { pages: count, address } })");
  const site = fixedText({ description: 'Name of the site.', minLength: 1, maxLength: 50 });
  const { pages: _pages, ...outputs } = sampleOutputs;
  expect((await hits(withParameters({ site }), text)).found).toEqual([
    'flow-refused possible platform.pipeline.ts:6 parameters.sit',
  ]);
  expect((await hits({ outputs: record(outputs) }, text)).found).toEqual([
    'output-removed sure platform.pipeline.ts:6 pages: count,',
  ]);
  expect((await hits({ positional: ['site'] }, text)).found).toEqual([
    'position-removed sure platform.pipeline.ts:6 publishSite(pa',
  ]);
  expect((await hits({ stages: ['stage'] }, text)).found).toEqual([
    'stage-refused sure platform.pipeline.ts:6 publishSite(pa',
  ]);
  const state = Type.Enum(['new'], { description: 'What happened.' });
  expect((await hits({ outputs: record({ ...sampleOutputs, state }) }, text)).found).toEqual([]);
});

it('follows the imports of the repository and knows a builder by its type', async () => {
  const text = `import { definePipeline } from '@shop/library';
import { steps } from './ci/steps.js';
export default definePipeline({ name: 'docs', post: { failure: (s) => s.publishSite('x', 'y') }, stages: ({ publish }) => [publish('P', steps), publish('Q', ({ publishSite }) => [publishSite('a', 'b')])] });
`;
  const helper = `import type { PublishSteps } from '@shop/library';
const lines = [{ publishSite: (a: string) => a }];
export const steps = (s: PublishSteps) => [s.publishSite('a', 'b'), ...lines.map((line) => line.publishSite('a'))];
`;
  const { found } = await hits({ runsTeamCode: true }, text, { 'ci/steps.ts': helper });
  expect(found).toEqual([
    "team-code-gained sure ci/steps.ts:3 publishSite('a",
    "team-code-gained sure platform.pipeline.ts:3 publishSite('x",
    "team-code-gained sure platform.pipeline.ts:3 publishSite('a",
  ]);
});

it('names a file that does not parse', async () => {
  const { found, problems } = await hits({ runsTeamCode: true }, 'export default (;\n');
  expect(found).toEqual([]);
  expect(problems).toEqual([
    {
      position: { file: 'platform.pipeline.ts', line: 1, column: 17 },
      message: 'Expression expected.',
    },
  ]);
});
