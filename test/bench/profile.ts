import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Runnable } from './compile-measure.ts';

/** V8's own format: each node is a place in the code, each sample names the node that was running. */
interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
  }[];
  readonly samples: readonly number[];
  /** Microseconds since the sample before. */
  readonly timeDeltas: readonly number[];
}

/**
 * Where the main thread of a run spends its time, in milliseconds, most first: the floor under what
 * a bar asks for. Sampling every 0.1 ms makes everything a third slower.
 */
export function profileRun({ args, cwd, env, prepare }: Runnable): [part: string, ms: number][] {
  const folder = mkdtempSync(join(tmpdir(), 'bench-profile-'));
  try {
    prepare?.();
    spawnSync(
      process.execPath,
      ['--cpu-prof', '--cpu-prof-interval', '100', '--cpu-prof-dir', folder, ...args],
      { cwd, env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env } },
    );
    const [file] = readdirSync(folder);
    return file === undefined ? [] : sum(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sum({ nodes, samples, timeDeltas }: CpuProfile): [string, number][] {
  const partOf = new Map(nodes.map(({ id, callFrame }) => [id, namePart(callFrame)]));
  const times = new Map<string, number>();
  for (const [index, id] of samples.entries()) {
    const part = partOf.get(id) ?? '';
    times.set(part, (times.get(part) ?? 0) + (timeDeltas[index] ?? 0) / 1000);
  }
  return [...times].filter(([, ms]) => ms >= 0.5).sort(([, a], [, b]) => b - a);
}

function namePart({ functionName, url }: { functionName: string; url: string }): string {
  if (url.startsWith('wasm:')) return "the sandbox's engine";
  if (functionName === 'Script' && url === 'node:vm') return 'V8 takes recorded code';
  if (url.startsWith('node:')) return "Node's own modules";
  if (functionName === '(garbage collector)') return 'garbage collector';
  if (functionName === '(program)') return 'Node starts; native code';
  if (functionName === '(idle)') return 'waiting for others';
  const file = basename(url);
  if (file.endsWith('.cjs')) return `our code: ${file.replace(/-[\w-]{8}\.cjs$|\.cjs$/, '')}`;
  return 'native calls';
}

/** The profile as a line of a report. */
export function printProfile(name: string, parts: readonly [string, number][]): string {
  const figures = parts.map(([part, ms]) => `${part} ${ms.toFixed(1)}`).join(', ');
  return `profile of ${name} (ms): ${figures}`;
}
