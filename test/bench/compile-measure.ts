import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** One thing to run as a process of its own, again and again. */
export interface Runnable {
  readonly name: string;
  readonly args: readonly string[];
  readonly program?: string;
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Brings the folder into the state before the run; not measured. */
  readonly prepare?: () => void;
}

/** Share of the processors that nobody uses, from which on the machine counts as quiet; and how long to wait for that. */
const quietShare = 0.95;
const longestWaitMs = 2000;

/** Waits until others leave the processors alone; not for ever. Linux. */
function waitForQuiet(): void {
  const end = performance.now() + longestWaitMs;
  while (performance.now() < end) {
    const before = readProcessorTimes();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    const after = readProcessorTimes();
    if (after.idle - before.idle >= quietShare * (after.total - before.total)) return;
  }
}

/** Clock ticks of all processors since the start; proc_stat(5). */
function readProcessorTimes(): { idle: number; total: number } {
  const [first = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const ticks = first.trim().split(/\s+/u).slice(1).map(Number);
  return { idle: ticks[3] ?? 0, total: ticks.reduce((sum, part) => sum + part, 0) };
}

/** Wall times of a runnable, and how they relate to those of `node -e 0` in between. */
export interface Measured {
  readonly name: string;
  readonly medianMs: number;
  /** Median over the median of `node -e 0`. */
  readonly ratio: number;
  readonly minMs: number;
  readonly maxMs: number;
}

/**
 * Runs everything in turn, `node -e 0` before each, so that whatever else the machine does falls on
 * all alike.
 *
 * @param rounds at least 7 for a median that can be trusted
 * @throws Error when a run ends with another code than 0
 */
export function measureInterleaved(runnables: readonly Runnable[], rounds: number): Measured[] {
  const base: number[] = [];
  const times = runnables.map((): number[] => []);
  for (let round = -1; round < rounds; round += 1)
    for (const [index, runnable] of runnables.entries()) {
      const baseMs = runOnce({ name: 'node -e 0', args: ['-e', '0'], cwd: runnable.cwd });
      const ownMs = runOnce(runnable);
      // The first round only fills the operating system's file cache.
      if (round < 0) continue;
      base.push(baseMs);
      times[index]?.push(ownMs);
    }
  const baseMs = findMedian(base);
  const summarise = (name: string, all: readonly number[]): Measured => ({
    name,
    medianMs: findMedian(all),
    ratio: findMedian(all) / baseMs,
    minMs: Math.min(...all),
    maxMs: Math.max(...all),
  });
  return [
    summarise('node -e 0', base),
    ...runnables.map(({ name }, index) => summarise(name, times[index] as number[])),
  ];
}

/** Wall time of one run in milliseconds. */
export function runOnce({ name, args, program, cwd, env, prepare }: Runnable): number {
  prepare?.();
  waitForQuiet();
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(program ?? process.execPath, args, {
    cwd,
    env: { ...cleanEnvironment(), ...env },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  const ms = performance.now() - start;
  if (status !== 0)
    throw new Error(`${name} ended with ${status}: ${stderr}${stdout}`.slice(0, 2000));
  return ms;
}

/** Wall time and the highest sum of memory of a process and its children, looked at every 20 ms. */
export async function measureMemory(runnable: Runnable): Promise<{ ms: number; peakMiB: number }> {
  runnable.prepare?.();
  const start = performance.now();
  const child = spawn(runnable.program ?? process.execPath, runnable.args, {
    cwd: runnable.cwd,
    env: { ...cleanEnvironment(), ...runnable.env },
    stdio: 'ignore',
  });
  let peakKiB = 0;
  const timer = setInterval(() => {
    peakKiB = Math.max(peakKiB, sumMemoryKiB(child.pid as number));
  }, 20);
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(timer);
  if (status !== 0) throw new Error(`${runnable.name} ended with ${status}`);
  return { ms: performance.now() - start, peakMiB: peakKiB / 1024 };
}

/** Resident memory of a process and its children; Linux. */
function sumMemoryKiB(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const own = Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1] ?? 0);
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    const pids = children === '' ? [] : children.split(' ').map(Number);
    return pids.reduce((sum, child) => sum + sumMemoryKiB(child), own);
  } catch {
    return 0;
  }
}

/** Without `NODE_EXTRA_CA_CERTS`, which would slow down every start and so shrink every ratio. */
function cleanEnvironment(): Record<string, string> {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG'];
  return Object.fromEntries(
    kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}

export function findMedian(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
