import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { glob } from 'tinyglobby';
import { mergeSummaries, parseJunit } from './junit/parse-junit.ts';
import type { TestSummary } from './junit/test-summary.ts';

/** Reads the JUnit files that match; undefined when none does. Throws `StepError` `junit.invalid`. */
export async function collectTests(directory: string, globs: readonly string[]): Promise<TestSummary | undefined> {
  const files = (await glob([...globs], { cwd: directory, dot: true, onlyFiles: true, followSymbolicLinks: false })).sort();
  if (files.length === 0) return undefined;
  const summaries: TestSummary[] = [];
  for (const file of files) summaries.push(parseJunit(await readFile(join(directory, file), 'utf8'), file));
  return mergeSummaries(summaries);
}
