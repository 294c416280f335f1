import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CommandScript, command } from '../../src/dsl/command.ts';
import { notedMistakes } from '../../src/dsl/mistake.ts';
import type { Script, Segment } from './script-grammar.ts';

/** A random script as an author would have written it with the `command` template. */
export interface WrittenScript {
  readonly written: Script;
  readonly script: CommandScript;
  /** Which of its values were refused, counted from 0. */
  readonly refused: readonly number[];
}

/** Scripts are run many at a time, each batch by one process of a shell. */
const batchSize = 1500;

/** Writes a script with the template. */
export function writeScript(written: Script): WrittenScript {
  const texts = [''];
  const values: string[] = [];
  for (const segment of written.segments) {
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
  return { written, script, refused };
}

/** The values in a script. */
export function valuesOf(script: Script): Exclude<Segment, string>[] {
  return script.segments.filter((segment) => typeof segment !== 'string');
}

/**
 * Runs scripts in a folder with a shell; returns for each the argument lists that its `show`
 * commands got.
 */
export function runScripts(
  scripts: readonly CommandScript[],
  shell: string,
  folder: string,
): string[][][] {
  const shown: string[][][] = [];
  for (let start = 0; start < scripts.length; start += batchSize) {
    const batch = scripts.slice(start, start + batchSize);
    const file = join(folder, 'batch.sh');
    writeFileSync(
      file,
      `show() { printf '%s\\0' ARGUMENTS "$#" "$@"; }\n${batch.map(printCase).join('')}`,
    );
    const output = execFileSync(shell, [file], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: folder },
      maxBuffer: 1 << 28,
    });
    rmSync(file);
    const byScript = readShows(output);
    for (const index of batch.keys()) shown.push(byScript.get(index) ?? []);
  }
  return shown;
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
