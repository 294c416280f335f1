import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compilePipelines } from '../../src/compiler/compile.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { formatText } from '../../src/diagnostics/format/text.ts';

/** A sample of P1xx: what the whole compiler says of a repository that it can't read, check or run. */
export interface EvaluationSample {
  readonly name: string;
  /** The codes that it has to report: its own, and those of a first line `// also: P101`. */
  readonly codes: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly text: string;
}

const folder = join(import.meta.dirname, 'fixtures');

/** What a checkout can't hold: made when the samples are copied. */
const preparations: Readonly<Record<string, (repository: string) => void>> = {
  P107: (repository) => {
    writeFileSync(join(repository, 'dump.json'), '');
    truncateSync(join(repository, 'dump.json'), 9 * 1024 * 1024);
  },
};

/** Compiles every sample in a copy, all in one call. The caller removes `copy`. */
export async function compileSamples(): Promise<{ copy: string; samples: EvaluationSample[] }> {
  const copy = mkdtempSync(join(tmpdir(), 'samples-'));
  cpSync(folder, copy, { recursive: true });
  const names = readdirSync(folder).sort();
  for (const name of names) preparations[name.slice(0, 4)]?.(join(copy, name));
  // While one file of a program does not parse, the type checker says nothing of the others.
  const broken = names.filter((name) => name.startsWith('P108'));
  const groups = [broken, names.filter((name) => !broken.includes(name))];
  const samples: EvaluationSample[] = [];
  for (const group of groups) samples.push(...(await compileGroup(group, copy)));
  return { copy, samples };
}

async function compileGroup(names: readonly string[], copy: string): Promise<EvaluationSample[]> {
  const files = names.map((name) => join(copy, name, 'platform.pipeline.ts'));
  const requests = files.map((file) => ({ file, repository: join(file, '..') }));
  const compilations = await compilePipelines(requests, { cache: false });
  return compilations.map(({ diagnostics, sources }, index) => {
    const name = names[index] as string;
    const also = /^\/\/ also: (.*)$/m.exec(readFileSync(files[index] as string, 'utf8'));
    return {
      name,
      codes: [name.slice(0, 4), ...(also?.[1]?.split(', ') ?? [])],
      diagnostics,
      text: formatText(diagnostics, { sources }),
    };
  });
}
