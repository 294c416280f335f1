import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { countMarks, fillMarks } from '../marks.ts';
import type { Tally } from '../tally.ts';
import type { Embedded } from './groovy.ts';

/** Ends the words of one line in what the shell prints; no text of a Jenkinsfile can hold a NUL. */
const end = '\0\0';

/**
 * Arguments of `docker build`, which Jenkins puts into a line for a shell: the shell gets each as
 * one word, unchanged, and does nothing else. The shells are run in an empty folder, in which a
 * command or a redirection would leave a file.
 */
export function checkShell(shell: string, lines: readonly Embedded[], tally: Tally): void {
  const read = (contents: readonly string[]) => readWords(shell, contents);
  const { words, strangers } = read(lines.map(({ content }) => content));
  const expected = read(lines.map(({ marked }) => marked)).words;
  for (const [index, { marked, texts, content }] of lines.entries()) {
    const intended = expected[index]?.map((word) => fillMarks(word, texts));
    if (isDeepStrictEqual(words[index], intended)) tally.add(countMarks(marked), []);
    else tally.add(0, [`${shell}: ${content} is ${JSON.stringify(words[index])}`]);
  }
  tally.add(
    0,
    strangers.map((name) => `${shell}: a text made the file ${name}`),
  );
}

/** The words that each line has for a shell, and the names of files that appeared. */
export function readWords(
  shell: string,
  lines: readonly string[],
): { words: string[][]; strangers: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'shell-'));
  try {
    const script = `show() { printf '%s\\0' "$@"; printf '\\0'; }\n${lines.map((line) => `show ${line}\n`).join('')}`;
    const { stdout, status, stderr } = spawnSync(shell, ['-s'], {
      cwd: folder,
      input: script,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (status !== 0) throw new Error(`${shell} ended with ${status}: ${stderr.slice(0, 500)}`);
    const words = stdout
      .split(end)
      .slice(0, -1)
      .map((line) => line.split('\0'));
    return { words, strangers: readdirSync(folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
