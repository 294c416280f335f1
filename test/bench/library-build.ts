import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addLibraryStep } from '../../src/platform-library/add-step.ts';
import { initLibrary } from '../../src/platform-library/init-library.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const launcher = join(root, 'src/cli/launcher.cjs');

/** A build of a hundred steps takes less than this many builds of one. */
const bar = 10;
const rounds = 5;

/**
 * `platform library build` of a library with one step and with a hundred, in turns, as whole
 * processes of the built command. Returns how many bars are missed.
 */
export function benchLibraryBuild(print: (line: string) => void): number {
  const folder = mkdtempSync(join(tmpdir(), 'library-build-'));
  try {
    const [one, hundred] = [1, 100].map((count) => makeLibrary(join(folder, `of-${count}`), count));
    const times: Record<'one' | 'hundred', number[]> = { one: [], hundred: [] };
    for (let round = 0; round < rounds; round += 1) {
      times.one.push(measureMs(one as string));
      times.hundred.push(measureMs(hundred as string));
    }
    const [oneMs, hundredMs] = [median(times.one), median(times.hundred)];
    const ratio = hundredMs / oneMs;
    print('');
    print(
      `library build, 1 step ${Math.round(oneMs)} ms, 100 steps ${Math.round(hundredMs)} ms: ${ratio.toFixed(1)} × (bar ${bar} ×) ${ratio < bar ? 'met' : 'MISSED'}`,
    );
    return ratio < bar ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A new library with so many steps, built once, so that every round does the same. */
function makeLibrary(library: string, count: number): string {
  mkdirSync(library);
  initLibrary(library, '@bench/pipelines');
  for (let index = 0; index < count; index += 1) addLibraryStep(library, `bench-step${index}`);
  mkdirSync(join(library, 'node_modules'));
  for (const name of ['esbuild', 'typebox'])
    symlinkSync(join(root, 'node_modules', name), join(library, 'node_modules', name));
  measureMs(library);
  return library;
}

function measureMs(cwd: string): number {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, [launcher, 'library', 'build'], { cwd });
  if (status !== 0) throw new Error(`platform library build ended with ${status} in ${cwd}.`);
  return performance.now() - start;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] as number;
}
