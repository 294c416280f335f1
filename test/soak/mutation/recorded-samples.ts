import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Stands in for `test/analysis/evaluation-samples.ts` in the copies that mutants are tested in: the
 * samples that no compiler can read or run, with the recorded answers instead of the compiler's.
 * Nothing of the analysis takes part in them.
 */
export async function compileSamples(): Promise<object> {
  const folder = join(import.meta.dirname, 'fixtures');
  const samples = readdirSync(folder)
    .sort()
    .map((name) => {
      const source = join(folder, name, 'platform.pipeline.ts');
      const also = /^\/\/ also: (.*)$/m.exec(readIfPresent(source));
      const codes = [name.slice(0, 4), ...(also?.[1]?.split(', ') ?? [])];
      const text = readFileSync(join(folder, name, 'message.txt'), 'utf8');
      return { name, codes, diagnostics: codes.map((code) => ({ code })), text };
    });
  return { copy: mkdtempSync(join(tmpdir(), 'samples-')), samples };
}

function readIfPresent(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
