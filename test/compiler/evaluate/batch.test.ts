import { join } from 'node:path';
import { expect, it } from 'vitest';
import { evaluate } from '../../../src/compiler/evaluate/evaluate.ts';
import { createRepository, dslSource, evaluateText } from './repository.ts';

const pipeline = (name: string) => `
import { at, definePipeline } from 'jenkins-pipeline-sdk';
interface Options { readonly name: string }
const stage = (options: Options) => ({ ...options, place: at(options.name) });
export default definePipeline({
  name: '${name}',
  stages: [${Array.from({ length: 7 }, (_, index) => `stage({ name: 'stage ${index}' })`).join(', ')}],
});
`;

it('gives the same bytes every time', async () => {
  const first = await evaluateText(pipeline('same'));
  const second = await evaluateText(pipeline('same'));
  expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  expect(JSON.stringify(first.definition).length).toBeGreaterThan(500);
});

it('evaluates a thousand files in one process, each in a runtime of its own', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 1000 }, (_, index) => [
      `r${index}/platform.pipeline.ts`,
      pipeline(`r${index}`),
    ]),
  );
  const repository = createRepository(files);
  const run = async (index: number) => {
    const folder = join(repository.path, `r${index}`);
    const { definition, problems } = await evaluate({
      file: join(folder, 'platform.pipeline.ts'),
      repository: folder,
      dslSource,
    });
    expect(problems).toEqual([]);
    expect((definition as { name: string }).name).toBe(`r${index}`);
  };
  for (let index = 0; index < 300; index += 1) await run(index);
  const before = process.memoryUsage().rss;
  for (let index = 300; index < 1000; index += 1) await run(index);
  const grown = (process.memoryUsage().rss - before) / 1024 / 1024;
  expect(grown).toBeLessThan(60);
});

it('runs files at the same time without mixing them', async () => {
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      evaluateText(index % 2 === 0 ? pipeline(`p${index}`) : `throw new Error('p${index}');`),
    ),
  );
  for (const [index, { definition, problems }] of results.entries()) {
    if (index % 2 === 0) expect((definition as { name: string }).name).toBe(`p${index}`);
    else expect(problems[0]?.message).toContain(`p${index}`);
  }
});
