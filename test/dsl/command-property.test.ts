import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CommandScript, command } from '../../src/dsl/command.ts';
import { notedMistakes } from '../../src/dsl/mistake.ts';
import { anyScript, type Script, type Segment } from './script-grammar.ts';

/** How many scripts are made; each batch of them is one process of a shell. */
const scriptCount = 6800;
const batchSize = 1250;
const seed = 20_261_124;

/** The template call that an author would write for a script. */
function callCommand(segments: readonly Segment[]): { script: CommandScript; refused: number[] } {
  const texts = [''];
  const values: string[] = [];
  for (const segment of segments) {
    if (typeof segment === 'string') texts[texts.length - 1] += segment;
    else {
      values.push(segment.value);
      texts.push('');
    }
  }
  const raw = texts.map((text) =>
    text.replace(
      /(\\*)(`|\$\{)/g,
      (_, escapes: string, what: string) => `${escapes}${escapes}\\${what}`,
    ),
  );
  const before = notedMistakes().length;
  const script = command(Object.assign([...texts], { raw }), ...values) as CommandScript;
  const refused = notedMistakes()
    .slice(before)
    .map(({ parameters }) => Number(parameters['number']) - 1);
  return { script, refused };
}

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** A script that runs in a subshell of its own, with its values as the runner would hand them over. */
function printCase({ script, values }: CommandScript, index: number): string {
  const variables = Object.entries(values).map(
    ([name, value]) => `${name}=${quote(String(value))}`,
  );
  return `( ${[':', ...variables].join('; ')}; eval ${quote(script)} )\nprintf '%s\\0' END ${index}\n`;
}

/** The argument lists that each script showed, by its index. */
function readShows(output: string): Map<number, string[][]> {
  const tokens = output.split('\0');
  const byScript = new Map<number, string[][]>();
  let shows: string[][] = [];
  for (let at = 0; at < tokens.length - 1; ) {
    if (tokens[at] === 'END') {
      byScript.set(Number(tokens[at + 1]), shows);
      shows = [];
      at += 2;
    } else {
      if (tokens[at] !== 'ARGUMENTS') throw new Error(`unexpected output ${tokens[at]}`);
      const count = Number(tokens[at + 1]);
      shows.push(tokens.slice(at + 2, at + 2 + count));
      at += 2 + count;
    }
  }
  return byScript;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'command-'));
  for (const name of ['a', 'b', 'zz']) writeFileSync(join(folder, name), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

const scripts = fc.sample(anyScript, { numRuns: scriptCount, seed }).map((script) => ({
  written: script,
  ...callCommand(script.segments),
}));
const valuesOf = (script: Script) =>
  script.segments.filter((segment) => typeof segment !== 'string');

describe('random scripts with values in them', () => {
  test('every value in a place that would not keep it is refused, and no other', () => {
    for (const { written, refused } of scripts) {
      const expected = valuesOf(written).flatMap(({ kept }, index) => (kept ? [] : [index]));
      expect({ refused, written }).toEqual({ refused: expected, written });
    }
    const refusals = scripts.filter(({ refused }) => refused.length > 0).length;
    expect(refusals).toBeGreaterThan(scriptCount / 10);
  });

  // Five thousand in the shell of most steps; a part in bash, which takes twice as long.
  test.each([
    ['sh', 5000],
    ['bash', 1250],
  ])('in %s each value arrives as it is, and nothing else runs', (shell, count) => {
    const accepted = scripts
      .map((item, index) => ({ ...item, index }))
      .filter(({ refused }) => refused.length === 0)
      .slice(0, count);
    expect(accepted.length).toBe(count);
    for (let start = 0; start < accepted.length; start += batchSize) {
      const batch = accepted.slice(start, start + batchSize);
      const file = join(folder, 'batch.sh');
      writeFileSync(
        file,
        `show() { printf '%s\\0' ARGUMENTS "$#" "$@"; }\n${batch.map((item) => printCase(item.script, item.index)).join('')}`,
      );
      const output = execFileSync(shell, [file], {
        cwd: folder,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], HOME: folder },
        maxBuffer: 1 << 28,
      });
      rmSync(file);
      const shows = readShows(output);
      for (const { index } of batch) {
        const expected = scripts[index]?.written.shows;
        expect({ shows: shows.get(index), index }).toEqual({ shows: expected, index });
      }
    }
    expect(readdirSync(folder).sort()).toEqual(['a', 'b', 'zz']);
  });

  test('the scripts are worth it', () => {
    const values = scripts.flatMap(({ written }) => valuesOf(written));
    expect(values.length).toBeGreaterThan(scriptCount);
    expect(values.filter(({ value }) => value.includes('pwned')).length).toBeGreaterThan(1000);
    expect(new Set(scripts.map(({ written }) => JSON.stringify(written))).size).toBeGreaterThan(
      scriptCount * 0.9,
    );
  });
});
