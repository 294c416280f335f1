import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { agreement } from './agreement.ts';
import { commands } from './commands.ts';
import { images } from './images/images.ts';
import { injection } from './injection.ts';
import { kills } from './kills/kills.ts';
import { mutation } from './mutation/mutation.ts';
import { writeSectionReport } from './report.ts';
import type { Section } from './section.ts';
import { strings } from './strings.ts';

const sections: readonly Section[] = [
  mutation,
  kills,
  strings,
  images,
  commands,
  agreement,
  injection,
];
const usualSeed = 20_261_201;

const { values } = parseArgs({
  options: { only: { type: 'string' }, seed: { type: 'string', default: String(usualSeed) } },
});
const seed = Number(values.seed);
const chosen = sections.filter(({ name }) => values.only === undefined || values.only === name);
if (chosen.length === 0 || !Number.isSafeInteger(seed)) {
  const names = sections.map(({ name }) => name).join('|');
  process.stderr.write(`Usage: npm run soak -- [--only ${names}] [--seed N]\n`);
  process.exit(64);
}

const root = join(import.meta.dirname, '../..');
let failed = 0;
for (const section of chosen) {
  const started = performance.now();
  const progress = (line: string) => {
    const seconds = ((performance.now() - started) / 1000).toFixed(0).padStart(5);
    process.stdout.write(`${section.name} ${seconds} s  ${line}\n`);
  };
  progress(`begins with seed ${seed}`);
  const result = await section.run({ root, seed, progress });
  const durationMs = performance.now() - started;
  writeSectionReport({ root, section, result, seed, durationMs, order: sections });
  for (const [label, value] of result.figures) progress(`${label}: ${value}`);
  progress(result.passed ? 'passed' : 'FAILED');
  if (!result.passed) failed += 1;
}
process.stdout.write(`${chosen.length - failed} sections passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
