import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';

const root = join(import.meta.dirname, '../..');
const entry = join(root, 'src/cli/entry.ts');

/** How a command ended and what it printed. */
export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The environment that every test of the command line has: nothing of this machine but its programs. */
export const plainEnvironment: Readonly<Record<string, string>> = {
  PATH: process.env['PATH'] ?? '',
  HOME: process.env['HOME'] ?? '',
};

/** Runs a command in this process: the quick way. */
export async function platform(
  cwd: string,
  args: readonly string[],
  more: Partial<Io> = {},
): Promise<CommandResult> {
  let stdout = '';
  let stderr = '';
  const code = await main(args, {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    terminal: false,
    color: false,
    columns: 100,
    cwd,
    env: plainEnvironment,
    signal: new AbortController().signal,
    ask: undefined,
    ...more,
  });
  return { code, stdout, stderr };
}

/** Starts a command as a process of its own, from the sources unless a launcher is given. */
export function startPlatform(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  launcher?: string,
): { child: ChildProcess; ended: Promise<CommandResult>; read: () => string } {
  const program = launcher === undefined ? ['--conditions=source', entry] : [launcher];
  const child = spawn(process.execPath, [...program, ...args], {
    cwd,
    env: { ...plainEnvironment, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = once(child, 'close').then(([code]) => ({
    code: code as number | null,
    stdout,
    stderr,
  }));
  return { child, ended, read: () => stdout };
}

/** Waits until something that a command does holds; throws with its output when it ends before. */
export async function waitUntil(
  holds: () => boolean,
  ended: Promise<CommandResult>,
): Promise<void> {
  let result: CommandResult | undefined;
  void ended.then((value) => {
    result = value;
  });
  while (!holds()) {
    if (result !== undefined) throw new Error(`It ended: ${JSON.stringify(result)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
