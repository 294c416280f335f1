import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestSummary } from './junit/test-summary.ts';
import { matchFiles } from './match-files.ts';

/** Reads the JUnit files that match; undefined when none does. Throws `StepError` `junit.invalid`. */
export async function collectTests(
  directory: string,
  globs: readonly string[],
): Promise<TestSummary | undefined> {
  const files = await matchFiles(directory, globs);
  if (files.length === 0) return undefined;
  // Steps without test results do not pay for loading the XML parser.
  const { mergeSummaries, parseJunit } = await import('./junit/parse-junit.ts');
  const summaries: TestSummary[] = [];
  for (const file of files)
    summaries.push(parseJunit(await readFile(join(directory, file), 'utf8'), file));
  return mergeSummaries(summaries);
}
