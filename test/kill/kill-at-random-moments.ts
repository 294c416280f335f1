import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { MARKER_VARIABLE } from '../../src/runner/process/step-marker.ts';
import { buildPackageOnce } from '../support/built-package.ts';
import { type CommandResult, startPlatform } from '../support/command-line.ts';

/** What is killed, how often, and where. */
export interface KillSetting {
  readonly seed: number;
  readonly count: number;
  /** The command line, without the program: `['run']`. */
  readonly command: readonly string[];
  /** The repository; something of it may be changed before each kill. */
  readonly repository: string;
  readonly change?: (round: number) => void;
}

/** What was found wrong after a kill; empty when nothing was. */
export interface KillReport {
  /** Kills that hit the command before its end. */
  readonly hits: number;
  readonly problems: readonly string[];
}

/**
 * Kills a command with SIGKILL at moments that a seed decides, spread over its usual time. After each
 * kill the same command must succeed, and leave no temporary file and no process of the killed one.
 */
export async function killAtRandomMoments(setting: KillSetting): Promise<KillReport> {
  const { command, repository, seed, count, change } = setting;
  const random = createRandom(seed);
  const launcher = join(await buildPackageOnce(), 'src/cli/launcher.cjs');
  const start = () => startPlatform(repository, command, {}, launcher);
  const problems: string[] = [];
  let hits = 0;
  // The first call fills caches.
  const first = await start().ended;
  if (first.code !== 0) return { hits, problems: [describe('the first run', first)] };
  change?.(0);
  const began = performance.now();
  const usual = await start().ended;
  const usualMs = performance.now() - began;
  if (usual.code !== 0) return { hits, problems: [describe('the second run', usual)] };
  const before = listTemporary();
  for (let round = 1; round <= count; round += 1) {
    change?.(round);
    const { child, ended } = start();
    const afterMs = random() * usualMs * 1.1;
    await Promise.race([setTimeout(afterMs), ended]);
    const name = `round ${round} of seed ${seed}, killed after ${Math.round(afterMs)} ms`;
    if (child.exitCode === null) hits += 1;
    child.kill('SIGKILL');
    await ended;
    const next = await start().ended;
    if (next.code !== 0) problems.push(describe(name, next));
    const left = [
      ...listWaiting(repository),
      ...(await untilGone(() => listTemporary().filter((path) => !before.includes(path)))),
      ...(await untilGone(() => listOrphans(repository))),
    ];
    if (left.length > 0) problems.push(`${name}: left ${left.join(', ')}`);
  }
  return { hits, problems };
}

function describe(name: string, { code, stdout, stderr }: CommandResult): string {
  return `${name}: the command ended with ${code}\n${stdout.slice(-2000)}${stderr.slice(-2000)}`;
}

/** Files of a repository that only a running command needs. */
function listWaiting(repository: string): string[] {
  return readdirSync(repository, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name).slice(repository.length + 1))
    .filter((path) =>
      /(^|\/)(\.platform-writing-|\.starting-)|\/runs\/[^/]+\/(workspaces|temporary|process)(\/|$)|\.tmp|\.json\.\d+$|\.partial/.test(
        path,
      ),
    );
}

/** Private folders of this product in the temporary folders of the system, of no running process. */
function listTemporary(): string[] {
  return ['/dev/shm', tmpdir()].flatMap((base) =>
    existsSync(base)
      ? readdirSync(base)
          .filter((name) => /^platform-\d+-\d+-\d+-[0-9a-f]{8}$/.test(name))
          .filter((name) => !existsSync(`/proc/${name.split('-')[2]}`))
          .map((name) => join(base, name))
      : [],
  );
}

/** Processes of a step of this repository that still run. */
function listOrphans(repository: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'latin1');
      return environment.includes(`${MARKER_VARIABLE}=`) && environment.includes(repository);
    } catch {
      return false;
    }
  });
}

/** What ends by itself, such as the guard of a killed command, has a few seconds for it. */
async function untilGone(list: () => string[]): Promise<string[]> {
  for (let left = 100; left > 0 && list().length > 0; left -= 1) await setTimeout(50);
  return list();
}

/** Numbers from 0 to 1 that depend on the seed only; mulberry32. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
