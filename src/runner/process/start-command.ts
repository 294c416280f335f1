import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, openSync, rmSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { createPrivateFolder } from '../../adapters/secrets/private-folder.ts';
import { createStampedName } from '../../adapters/secrets/process-stamp.ts';
import { checkCommand, explainStartFailure } from './explain-start-failure.ts';
import { startGuard } from './process-guard.ts';
import type { ProcessTree } from './process-tree.ts';
import { chainMarkers, MARKER_VARIABLE } from './step-marker.ts';

/** A program with its arguments, or the text of a shell script. */
export type Command =
  | { readonly file: string; readonly args: readonly string[] }
  | { readonly script: string; readonly shell: 'sh' | 'bash' };

/** What a command is started with. */
export interface CommandSetting {
  /** Absolute path of the folder to run in. */
  readonly cwd: string;
  /** All variables: nothing is inherited from this process. */
  readonly env: Readonly<Record<string, string>>;
  /** What standard input holds; nothing by default. */
  readonly stdin?: string | Uint8Array;
}

/** A command that runs. */
export interface StartedCommand {
  readonly child: ChildProcess;
  readonly tree: ProcessTree;
  readonly stdout: Socket;
  readonly stderr: Socket;
  /** Ends the guard and closes the outputs; to be called in any case. */
  close(): void;
}

/**
 * Where a shell finds its script: at a descriptor of a file that has no name any more. An argument
 * may have 128 KiB at most; a named file would stay after a kill -9, and its path would stand in the
 * shell's messages. The file is complete before the shell starts, so it never runs half a script.
 */
const SCRIPT_DESCRIPTOR = '/dev/fd/3';

const SHELLS = {
  sh: ['/bin/sh', '-e', SCRIPT_DESCRIPTOR],
  bash: ['bash', '-euo', 'pipefail', SCRIPT_DESCRIPTOR],
} as const;

/**
 * Starts a command as leader of a session of its own, with a guard beside it.
 *
 * Its outputs are named pipes, which lose their names at once. Node would connect sockets, and those
 * can't be opened by name: `echo … > /dev/stderr` and `tee /dev/stderr` fail on them, though they
 * work in Jenkins and in a terminal.
 *
 * Not execa: of it only the start would be used, and loading it makes the start of a step 1.5 times
 * as slow (measured, bundled and cached).
 *
 * @throws StepError of `explain-start-failure.ts`; `process.no-shell`.
 */
export async function startCommand(
  command: Command,
  setting: CommandSetting,
): Promise<StartedCommand> {
  const [file, ...args] =
    'script' in command ? SHELLS[command.shell] : [command.file, ...command.args];
  checkCommand([file, ...args], setting, 'script' in command ? command.script : '');
  const marker = createStampedName();
  const folder = createPrivateFolder();
  const guard = await startGuard(folder.path, marker).catch((error: unknown) => {
    folder.remove();
    throw error;
  });
  const opened: number[] = [];
  const openFile = (name: string, flags: number) => {
    const descriptor = openSync(join(folder.path, name), flags);
    opened.push(descriptor);
    return descriptor;
  };
  /** A file with some content and no name. */
  const holdContent = (name: string, content: string | Uint8Array) => {
    const path = join(folder.path, name);
    writeFileSync(path, content, { mode: 0o600 });
    const descriptor = openFile(name, constants.O_RDONLY);
    // Before the folder goes, whose removal overwrites what it finds.
    rmSync(path);
    return descriptor;
  };
  let stdout: Socket | undefined;
  let stderr: Socket | undefined;
  const close = () => {
    guard.release();
    stdout?.destroy();
    stderr?.destroy();
  };
  try {
    stdout = openForReading(join(folder.path, 'stdout'));
    stderr = openForReading(join(folder.path, 'stderr'));
    const outputs = [
      openFile('stdout', constants.O_WRONLY),
      openFile('stderr', constants.O_WRONLY),
    ];
    const stdin = setting.stdin === undefined ? 'ignore' : holdContent('stdin', setting.stdin);
    const script = 'script' in command ? [holdContent('script', command.script)] : [];
    folder.remove();
    const child = spawn(file, args, {
      cwd: setting.cwd,
      env: { ...setting.env, [MARKER_VARIABLE]: chainMarkers(marker) },
      detached: true,
      stdio: [stdin, ...outputs, ...script],
    });
    if (child.pid === undefined)
      throw (await once(child, 'error').catch((error: unknown) => [error]))[0];
    guard.watch(child.pid);
    return { child, tree: { pid: child.pid, marker, isOurs: true }, stdout, stderr, close };
  } catch (error) {
    close();
    folder.remove();
    throw explainStartFailure(error as NodeJS.ErrnoException, [file, ...args], setting);
  } finally {
    for (const descriptor of opened) closeSync(descriptor);
  }
}

/** Does not wait for a writer, of whom there is none yet. */
function openForReading(path: string): Socket {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return new Socket({ fd: descriptor, readable: true, writable: false });
}
