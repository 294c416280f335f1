import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPackage } from '../../src/development/build.ts';
import {
  type Measured,
  measureInterleaved,
  measureMemory,
  type Runnable,
} from './compile-measure.ts';
import { createPeers } from './compile-peers.ts';
import { createSample } from './compile-sample.ts';
import { printProfile, profileRun } from './profile.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const launcher = join(root, 'src/cli/launcher.cjs');
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 11);

/** Upper bounds of the ratio to `node -e 0`. */
const bars: Readonly<Record<string, number>> = {
  'compile, cold': 4.5,
  'compile, after an edit': 3.5,
  'compile, unchanged': 2,
};

/** Cost of one pipeline among 1,000, as a part of one compiled alone. */
const batchBar = 1 / 25;
const batchMemoryBarMiB = 500;

/** Measures `platform compile` as a whole process and prints a table; the number of bars missed. */
export async function benchCompile(print: (line: string) => void): Promise<number> {
  await buildPackage();
  const folder = mkdtempSync(join(tmpdir(), 'bench-compile-'));
  try {
    const { rows, skipped, runnables } = measureSingle(folder);
    for (const row of rows) print(printRow(row));
    for (const runnable of runnables)
      if (isMissed(rows.find(({ name }) => name === runnable.name)))
        print(printProfile(runnable.name, profileRun(runnable)));
    for (const reason of skipped) print(`skipped: ${reason}`);
    const missed = rows.filter(isMissed).length;
    const single = rows.find(({ name }) => name === 'compile, cold') as Measured;
    return missed + (await measureBatches(folder, single.medianMs, print));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isMissed(row: Measured | undefined): boolean {
  return row !== undefined && row.ratio > (bars[row.name] ?? Number.POSITIVE_INFINITY);
}

function measureSingle(folder: string): {
  rows: Measured[];
  skipped: readonly string[];
  /** Of our own command. */
  runnables: readonly Runnable[];
} {
  const sample = createSample(join(folder, 'sample'));
  const caches = join(folder, 'caches');
  const cwd = sample.path;
  // Both caches of ours: sealed results, and the code that V8 compiled.
  const env = { XDG_CACHE_HOME: caches, NODE_COMPILE_CACHE: join(caches, 'code') };
  const args = [launcher, 'compile'];
  const removeCaches = (): void => {
    sample.clean();
    rmSync(caches, { recursive: true, force: true });
    mkdirSync(caches);
  };
  const peersFolder = join(folder, 'peers');
  mkdirSync(peersFolder);
  const peers = createPeers(sample, peersFolder, root);
  const runnables: Runnable[] = [
    { name: 'compile, cold', args, cwd, env, prepare: removeCaches },
    { name: 'compile, after an edit', args, cwd, env, prepare: sample.edit },
    { name: 'compile, unchanged', args, cwd, env },
  ];
  const rows = measureInterleaved([...runnables, ...peers.runnables], rounds);
  return { rows, skipped: peers.skipped, runnables };
}

function printRow({ name, medianMs, ratio, minMs, maxMs }: Measured): string {
  const bar = bars[name];
  const verdict =
    bar === undefined ? '' : ratio <= bar ? `  (bar ${bar}: met)` : `  (bar ${bar}: MISSED)`;
  const figures = `${ratio.toFixed(2)} x  ${medianMs.toFixed(0)} ms (${minMs.toFixed(0)}-${maxMs.toFixed(0)})`;
  return `${name.padEnd(30)} ${figures}${verdict}`;
}

async function measureBatches(
  folder: string,
  singleMs: number,
  print: (line: string) => void,
): Promise<number> {
  let missed = 0;
  for (const count of [10, 100, 1000]) {
    const cwd = join(folder, `batch-${count}`);
    const runnable: Runnable = {
      name: `compile of ${count}`,
      args: [launcher, 'compile', 'repos/*'],
      cwd,
      env: { XDG_CACHE_HOME: join(folder, `batch-caches-${count}`) },
      prepare: () => {
        rmSync(cwd, { recursive: true, force: true });
        for (let index = 0; index < count; index += 1)
          createSample(join(cwd, 'repos', `service-${index}`), `service-${index}`);
      },
    };
    const { ms, peakMiB } = await measureMemory(runnable);
    const part = ms / count / singleMs;
    const isMet = count < 1000 || (part <= batchBar && peakMiB <= batchMemoryBarMiB);
    if (!isMet) missed += 1;
    const each = `${(ms / count).toFixed(2)} ms each, 1/${(1 / part).toFixed(0)} of one alone`;
    const bar = count < 1000 ? '' : `  (bar 1/25 and 500 MiB: ${isMet ? 'met' : 'MISSED'})`;
    print(
      `${`compile of ${count}`.padEnd(30)} ${(ms / 1000).toFixed(2)} s, ${each}, peak ${peakMiB.toFixed(0)} MiB${bar}`,
    );
    if (!isMet) print(printProfile(runnable.name, profileRun(runnable)));
    rmSync(cwd, { recursive: true, force: true });
  }
  return missed;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const missed = await benchCompile((line) => process.stdout.write(`${line}\n`));
  process.exitCode = missed === 0 ? 0 : 1;
}
