import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type GroovyValue,
  printGroovyArguments,
  printGroovyLiteral,
} from '../../../src/emit/groovy/literal.ts';
import { compileTemplate } from '../../../src/emit/groovy/templates.ts';
import { type Harness, type StepCall, startHarness } from '../../jvm/harness.ts';
import recorded from './fixtures/hostile.json' with { type: 'json' };
import { hostileText, hostileValue } from './hostile-texts.ts';

/** Set PROPERTY_SEED to try other texts; the seed of a run is in its log. */
const seed = Number(process.env.PROPERTY_SEED ?? 20_260_721);

/** The shape of the generated steps: the input travels as JSON in a file, and `sh` is constant. */
const library = {
  carry: `import groovy.json.JsonOutput
def call(Map input) {
  writeFile file: 'input.json', text: JsonOutput.toJson(input)
  sh 'run-the-step'
}`,
};

/** Through the template engine, as every emitter does it. */
const renderCalls = compileTemplate(
  'calls',
  '{{#each batch}}\ncarry(value: {{this}})\n{{/each}}\n',
);

/** The interpreter's builder takes 250 statements a method. */
const callsPerScript = 200;

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

/** Carries each value through a library step; returns those that arrived changed. */
async function findDifferences(values: readonly GroovyValue[]): Promise<object[]> {
  const differences: object[] = [];
  for (let start = 0; start < values.length; start += callsPerScript) {
    const batch = values.slice(start, start + callsPerScript);
    const { error, calls } = await harness.runVar({ library, call: renderCalls({ batch }) });
    expect(error).toBeNull();
    expect(calls.map(({ step }) => step)).toEqual(batch.flatMap(() => ['writeFile', 'sh']));
    batch.forEach((value, index) => {
      const arrived = JSON.parse(textOf(calls[2 * index]!)).value;
      if (!isSame(arrived, value))
        differences.push({ printed: printGroovyLiteral(value), arrived });
    });
  }
  return differences;
}

function textOf(call: StepCall): string {
  return String(call.arguments.text);
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

describe('the interpreter of Jenkins gets what was printed', () => {
  it('20,000 texts as arguments of a library step', async () => {
    const texts = fc.sample(hostileText, { seed, numRuns: 20_000 });
    const started = performance.now();
    expect(await findDifferences(texts)).toEqual([]);
    report(`${texts.length} texts`, started);
  });

  it('3,000 nested values', async () => {
    const values = fc.sample(hostileValue, { seed, numRuns: 3_000 });
    const started = performance.now();
    expect(await findDifferences(values)).toEqual([]);
    report(`${values.length} values`, started);
  });

  it('2,000 texts as they are, without JSON', async () => {
    const texts = fc.sample(hostileText, { seed: seed + 1, numRuns: 2_000 });
    for (let start = 0; start < texts.length; start += callsPerScript) {
      const batch = texts.slice(start, start + callsPerScript);
      const call = batch.map((text) => `echo ${printGroovyLiteral(text)}`).join('\n');
      const { error, calls } = await harness.runVar({ library: {}, call });
      expect(error).toBeNull();
      expect(calls.map((made) => made.arguments.message)).toEqual(batch);
    }
  });

  it('every character of the basic plane, beside a backslash and a quote', async () => {
    const texts = Array.from({ length: 0x10000 / 256 }, (_, block) =>
      Array.from({ length: 256 }, (_, offset) => block * 256 + offset)
        .filter((code) => code !== 0 && code < 0xfffe && (code < 0xd800 || code > 0xdfff))
        .map((code) => `\\${String.fromCharCode(code)}'`)
        .join(''),
    );
    expect(await findDifferences(texts)).toEqual([]);
  });

  it('what a real Jenkins was given, in its spelling and in ours', async () => {
    const intended = recorded.map(({ utf8Hex }) => Buffer.from(utf8Hex, 'hex').toString('utf8'));
    const call = recorded.map(({ literal }) => `echo ${literal}`).join('\n');
    const { calls } = await harness.runVar({ library: {}, call });
    expect(calls.map((made) => made.arguments.message)).toEqual(intended);
    expect(await findDifferences(intended)).toEqual([]);
  });

  it('texts longer than a class file can hold', async () => {
    const texts = [
      'a'.repeat(200_000),
      `${'日'.repeat(70_000)}'`,
      `x${'😀'.repeat(40_000)}`,
      'é\\'.repeat(50_000),
    ];
    expect(await findDifferences(texts)).toEqual([]);
  });

  it('lists and maps longer than the interpreter builds', async () => {
    const list = Array.from({ length: 600 }, (_, index) => `item ${index}`);
    const map = Object.fromEntries(list.map((item) => [item, item]));
    expect(await findDifferences([list, map, [list.slice(0, 250)], list.slice(0, 251)])).toEqual(
      [],
    );
    const { calls, error } = await harness.runVar({
      library,
      call: `carry(${printGroovyArguments(map)})`,
    });
    expect(error).toBeNull();
    expect(JSON.parse(textOf(calls[0]!))).toEqual(map);
  });

  it('the limits are where the printer believes them to be', async () => {
    const list = (length: number) =>
      `echo(items: [${Array.from({ length }, () => '1').join(', ')}])`;
    const map = (length: number) =>
      `echo([${Array.from({ length }, (_, index) => `a${index}: 1`).join(', ')}])`;
    const text = (unit: string, length: number) => `echo '${unit.repeat(length)}'`;
    for (const [fits, fails] of [
      [list(250), list(251)],
      [map(125), map(126)],
      [text('a', 65_535), text('a', 65_536)],
      [text('日', 21_845), text('日', 21_846)],
      [text('😀', 10_922), text('😀', 10_923)],
    ] as const) {
      expect(await harness.parse('Jenkinsfile', fits)).toEqual([]);
      expect(await harness.parse('Jenkinsfile', fails)).not.toEqual([]);
    }
  });

  it('comments that never end early', async () => {
    const comment = compileTemplate(
      'commented',
      '{{#each batch}}\n// {{comment this}}\necho {{@index}}\n{{/each}}\n',
    );
    const units = fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes));
    const texts = fc.sample(fc.oneof(hostileText, units), { seed, numRuns: 2_000 });
    for (let start = 0; start < texts.length; start += callsPerScript) {
      const batch = texts.slice(start, start + callsPerScript);
      const { error, calls } = await harness.runVar({ library: {}, call: comment({ batch }) });
      expect(error).toBeNull();
      expect(calls.map((made) => made.arguments.message)).toEqual(batch.map((_, index) => index));
    }
  });

  it.each(["'a\\qb'", "'a\\x41'", "'a\\u000ab'", "'a\\u0027b'", "'a\\u000db'", "'a\uffffb'"])(
    'what the printer never writes is refused: %j',
    async (literal) => {
      expect(await harness.parse('Jenkinsfile', `echo ${literal}\n`)).not.toEqual([]);
    },
  );
});

function report(what: string, started: number): void {
  process.stdout.write(
    `seed ${seed}: ${what} in ${((performance.now() - started) / 1000).toFixed(1)} s\n`,
  );
}
