import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analysis/analyze.ts';
import { checkJenkinsfile } from '../../src/compiler/check-jenkinsfile.ts';
import { lowerBatch } from '../support/lower-batch.ts';

/** Pipelines with which nothing is wrong: each rule's neighbourhood from the good side. */
const folders = [
  ...listFolders(join(import.meta.dirname, 'good')),
  join(import.meta.dirname, '../../pipelines/node-service'),
];

function listFolders(parent: string): string[] {
  return readdirSync(parent).map((name) => join(parent, name));
}

const files = folders.map((folder) => join(folder, 'platform.pipeline.ts'));
const lowered = lowerBatch(files);

describe('a good pipeline has no findings', () => {
  it.each(files)('%s', (file) => {
    const { pipeline, positions, diagnostics } = lowered.get(file) ?? {};
    if (pipeline === undefined || positions === undefined) throw new Error('It has no pipeline.');
    const found = analyze(pipeline, positions, { fileExists: () => true });
    const all = [...(diagnostics ?? []), ...found, ...checkJenkinsfile(pipeline, positions)];
    expect(all.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  });

  it('and there are enough of them', () => expect(files.length).toBeGreaterThan(10));
});
