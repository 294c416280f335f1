import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textBlock } from '../../src/emit/groovy/build-expression.ts';
import { printGroovyLiteral } from '../../src/emit/groovy/literal.ts';
import { emitJenkinsfile } from '../../src/emit/jenkinsfile/emit-jenkinsfile.ts';
import { type Harness, startHarness } from '../jvm/harness.ts';
import { goldenCases, goldenFolder, goldenOptions } from './compile-golden.ts';
import { hostileText } from './groovy/hostile-texts.ts';
import { makePipeline, textCount } from './hostile-pipeline.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

describe('the parser and transformer of Jenkins', () => {
  it.each(goldenCases)('take the golden file %s', async (name) => {
    const text = readFileSync(join(goldenFolder, name, 'Jenkinsfile'), 'utf8');
    expect(await harness.parse('Jenkinsfile', text)).toEqual([]);
  });

  it('take files with any texts in them', async () => {
    const samples = fc.sample(
      fc.array(hostileText, { minLength: textCount, maxLength: textCount }),
      {
        numRuns: 60,
        seed: 20_260_727,
      },
    );
    for (const [index, texts] of samples.entries()) {
      const text = emitJenkinsfile(makePipeline(texts), goldenOptions);
      expect(await harness.parse('Jenkinsfile', text), `sample ${index}`).toEqual([]);
    }
  });
});

describe('a text of several lines', () => {
  it('arrives as it is', async () => {
    const line = fc.oneof(
      hostileText,
      fc.constantFrom("'", "''", "a'b", "'a", "a'", "\\'", "a\\'b", ''),
    );
    const texts = fc.sample(
      fc.array(line, { minLength: 2, maxLength: 4 }).map((lines) => lines.join('\n')),
      { numRuns: 4000, seed: 20_260_728 },
    );
    for (let from = 0; from < texts.length; from += 200) {
      const part = texts.slice(from, from + 200);
      const { error, returned } = await harness.runVar({
        library: {},
        call: `return ${printGroovyLiteral(part.map(textBlock))}`,
      });
      expect(error).toBe(null);
      expect(returned).toEqual(part);
    }
  });
});

describe('expressions', () => {
  const env = {
    BRANCH_NAME: 'release/1.x',
    TAG_NAME: 'v1',
    GIT_COMMIT: 'a'.repeat(40),
    BUILD_NUMBER: '7',
    JOB_NAME: 'team/job',
  };
  /** The `echo` lines of the golden file, with what each prints. */
  const expected = [
    '1.0 is minor',
    'true',
    `build 7 of team/job at ${'a'.repeat(40)}`,
    'release/1.x',
    'release-1.x',
    'release-1-x',
    'a release',
    'a'.repeat(12),
    'v1',
  ];

  it('run in the sandbox and give what the model means', async () => {
    const text = readFileSync(join(goldenFolder, 'values', 'Jenkinsfile'), 'utf8');
    const call = text
      .split('\n')
      .filter((line) => line.trim().startsWith('echo'))
      .join('\n');
    const { error, refusals, mismatches, calls } = await harness.runVar({
      library: {},
      call,
      env,
      params: { VERSION: '1.0', LEVEL: 'minor', DRY: true },
    });
    expect([error, refusals, mismatches]).toEqual([null, [], []]);
    expect(calls.map((made) => made.arguments['message'])).toEqual(expected);
  });
});
