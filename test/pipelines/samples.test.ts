import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Compilation } from '../../src/compiler/compilation.ts';
import { compilePipelines } from '../../src/compiler/compile.ts';

const pipelines = join(import.meta.dirname, '../../pipelines');
const samples = ['node-service', 'java-service', 'monorepo'] as const;

const folder = mkdtempSync(join(tmpdir(), 'samples-'));
let compiled: Map<string, Compilation>;
beforeAll(async () => {
  for (const sample of samples)
    cpSync(join(pipelines, sample), join(folder, sample), {
      recursive: true,
      filter: (path) => !/\/(\.platform|\.base|node_modules|build|reports)(\/|$)/.test(path),
    });
  const compilations = await compilePipelines(
    samples.map((sample) => ({
      file: join(folder, sample, 'platform.pipeline.ts'),
      repository: join(folder, sample),
    })),
    { cache: false },
  );
  compiled = new Map(samples.map((sample, index) => [sample, compilations[index] as Compilation]));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(samples)('%s', (sample) => {
  test('compiles, types checked and confined, without a finding', () => {
    const { diagnostics, files } = compiled.get(sample) as Compilation;
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
    expect(files.map(({ path }) => path)).toContain('Jenkinsfile');
  });

  test('its Jenkinsfile is as expected', async () => {
    const { files } = compiled.get(sample) as Compilation;
    await expect(files.find(({ path }) => path === 'Jenkinsfile')?.content).toMatchFileSnapshot(
      `golden/${sample}.Jenkinsfile`,
    );
  });

  test('its chart is the golden one under its own name', () => {
    const golden = join(pipelines, 'charts/service');
    const own = join(pipelines, sample, 'chart');
    const list = (root: string) => (readdirSync(root, { recursive: true }) as string[]).sort();
    expect(list(own)).toEqual(list(golden));
    for (const path of list(golden).filter((file) => /\.\w+$/.test(file))) {
      const text = readFileSync(join(own, path), 'utf8');
      expect(path === 'Chart.yaml' ? text.replace(/^name: .*$/m, 'name: service') : text).toBe(
        readFileSync(join(golden, path), 'utf8'),
      );
    }
  });
});

describe('the tests of the samples pass', () => {
  test.each([
    ['node-service', 'test/unit'],
    ['monorepo', 'shared/test'],
    ['monorepo', 'services/*/test'],
  ])('%s %s', (sample, tests) => {
    const output = execFileSync(
      process.execPath,
      ['--test', '--test-reporter=tap', `${tests}/*.test.js`],
      {
        cwd: join(folder, sample),
        encoding: 'utf8',
        // Inside of a test run Node would only report to it.
        env: { PATH: process.env['PATH'] },
      },
    );
    expect(output).toMatch(/^# fail 0$/m);
    expect(output).toMatch(/^# pass [1-9]/m);
  });
});
