import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createMask } from '../../../src/runner/mask/create-mask.ts';
import { readProcessTable, readVariable } from '../../../src/runner/process/process-table.ts';
import { type ProcessRequest, runProcess } from '../../../src/runner/process/run-process.ts';
import type { Command } from '../../../src/runner/process/start-command.ts';

/** Short enough for a test; the order of things is the same. */
export const quickLimits = { graceMs: 400, killMs: 3_000, settleMs: 300, drainMs: 200 };

export const basicEnv = { PATH: process.env['PATH'] ?? '' };

/** Runs a command and collects what it says. */
export async function runHere(command: Command, more: Partial<ProcessRequest> = {}) {
  const lines = { stdout: [] as string[], stderr: [] as string[] };
  const notices: string[] = [];
  let text = '';
  const result = await runProcess({
    ...command,
    cwd: tmpdir(),
    env: basicEnv,
    mask: createMask(),
    limits: quickLimits,
    onLine: (stream, line) => lines[stream].push(line),
    onStdout: (piece) => {
      text += piece;
    },
    onNotice: (notice) => notices.push(notice),
    ...more,
  } as ProcessRequest);
  return { ...result, ...lines, text, notices };
}

export const runScript = (script: string, more: Partial<ProcessRequest> = {}) =>
  runHere({ script, shell: 'sh' }, more);

/** Whether a process runs; one that is dead and only not collected by its parent does not. */
export function isRunning(pid: number): boolean {
  return readProcessTable().some((entry) => entry.pid === pid);
}

/** Waits for what comes at an unknown time; the time limit is only there to fail. */
export async function waitUntil(isTrue: () => boolean, what: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (isTrue()) return;
    await setTimeout(50);
  }
  throw new Error(`It never happened: ${what}`);
}

/** Processes that carry a variable with this value in their environment. */
export function listProcessesWith(name: string, value: string): string[] {
  return readProcessTable()
    .filter(({ pid }) => readVariable(pid, name) === value)
    .map((entry) => `${entry.name} (${entry.pid})`);
}

/** Private folders in memory of a process of this number. */
export function listPrivateFolders(pid: number): string[] {
  return ['/dev/shm', tmpdir()].flatMap((base) =>
    readdirSync(base).filter((name) => new RegExp(`^platform-\\d+-${pid}-`).test(name)),
  );
}

/** A runner of its own that a test can kill: it runs one script and says how it ended. */
export function startRunner(script: string, env: Record<string, string> = {}) {
  const fixture = join(import.meta.dirname, 'fixtures/runner.ts');
  const child = spawn(process.execPath, [fixture, script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return {
    child: child as ChildProcess & { pid: number },
    said: () => said,
    ended: once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>,
  };
}
