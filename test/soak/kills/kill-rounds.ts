import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { findOrphans } from './find-orphans.ts';
import { listAbandonedMemory, listKinds } from './left-overs.ts';
import type { KillRepository, Version } from './make-repository.ts';

/** A command that is killed, and what it needs. */
export interface KilledCommand {
  readonly launcher: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Marks every process of it. */
  readonly marker: string;
  readonly repository: KillRepository;
  /** Files of the repository that have to be the same as after an undisturbed call. */
  readonly results: readonly string[];
  /** Folders in which nothing may be left; the repository is one. */
  readonly watched: readonly string[];
}

/** What was found over all rounds. */
export interface KillResult {
  readonly kills: number;
  /** The command was faster than its kill; these rounds do not count. */
  readonly tooLate: number;
  readonly usualMs: number;
  /** The next call failed, or wrote something else than an undisturbed one. */
  readonly lost: readonly string[];
  readonly leftOver: readonly string[];
  readonly orphans: readonly string[];
}

/**
 * Kills a command at each of these moments (0 its start, 1 the end that it usually has) and calls it
 * again, until `count` were killed before their end.
 */
export async function killRounds(
  command: KilledCommand,
  count: number,
  moments: readonly number[],
): Promise<KillResult> {
  const { repository, watched } = command;
  const expected = new Map<Version, string>();
  const durations: number[] = [];
  for (const version of ['first', 'second', 'first', 'second'] as const) {
    repository.setVersion(version);
    const started = performance.now();
    const failure = await call(command);
    if (failure !== undefined) throw new Error(`Without a kill: ${failure}`);
    durations.push(performance.now() - started);
    expected.set(version, readResults(command));
  }
  // The first call fills caches.
  const usualMs = Math.max(...durations.slice(1));
  const known = listKinds(watched);
  const memoryBefore = new Set(listAbandonedMemory());

  const lost: string[] = [];
  const leftOver: string[] = [];
  const orphans: string[] = [];
  let kills = 0;
  let tooLate = 0;
  for (const moment of moments) {
    if (kills === count) break;
    const version = kills % 2 === 0 ? 'first' : 'second';
    repository.setVersion(version);
    const isKilled = await callAndKill(command, moment * usualMs);
    if (!isKilled) {
      tooLate += 1;
      continue;
    }
    kills += 1;
    const round = `kill ${kills} after ${Math.round(moment * usualMs)} ms`;
    const failure = await call(command);
    if (failure !== undefined) lost.push(`${round}: ${failure}`);
    else if (readResults(command) !== expected.get(version))
      lost.push(`${round}: what it wrote differs`);
    for (const orphan of await findOrphans(command.marker)) orphans.push(`${round}: ${orphan}`);
    const found = [...listKinds(watched)].filter((kind) => !known.has(kind));
    const memory = listAbandonedMemory().filter((name) => !memoryBefore.has(name));
    for (const kind of [...found, ...memory]) leftOver.push(`${round}: ${kind}`);
    // Reported once.
    for (const kind of found) known.add(kind);
    for (const name of memory) memoryBefore.add(name);
  }
  return { kills, tooLate, usualMs: Math.round(usualMs), lost, leftOver, orphans };
}

/** Runs the command to its end; what it printed when it failed. */
async function call({
  launcher,
  args,
  env,
  repository,
}: KilledCommand): Promise<string | undefined> {
  const { exitCode, all } = await execa(process.execPath, [launcher, ...args], {
    cwd: repository.folder,
    env,
    extendEnv: false,
    reject: false,
    all: true,
    stdin: 'ignore',
  });
  return exitCode === 0 ? undefined : `exit code ${exitCode}: ${all.slice(-500)}`;
}

async function callAndKill(
  { launcher, args, env, repository }: KilledCommand,
  afterMs: number,
): Promise<boolean> {
  const child = spawn(process.execPath, [launcher, ...args], {
    cwd: repository.folder,
    env,
    stdio: 'ignore',
  });
  const exit = once(child, 'exit');
  await sleep(afterMs);
  child.kill('SIGKILL');
  const [, signal] = await exit;
  return signal === 'SIGKILL';
}

function readResults({ repository, results }: KilledCommand): string {
  return results.map((file) => readFileSync(join(repository.folder, file), 'utf8')).join('\0');
}
