import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Mask } from '../mask/create-mask.ts';
import { followOutput } from './follow-output.ts';
import { Interruption, STOP_SIGNALS } from './interruption.ts';
import { liveTrees } from './live-trees.ts';
import { endTree, listTree, type ProcessTree, type TreeMember } from './process-tree.ts';
import { type Command, type CommandSetting, startCommand } from './start-command.ts';
import { TERMINATION_LIMITS, type TerminationLimits } from './termination-limits.ts';
import { waitAtMost } from './wait-at-most.ts';

/** A command and what becomes of its output. */
export type ProcessRequest = Command &
  CommandSetting & {
    /** Everything that is handed to the callbacks has passed it. */
    readonly mask: Mask;
    /** Called for each line; at most 64 KiB of it, see `split-lines.ts`. */
    readonly onLine: (stream: 'stdout' | 'stderr', text: string) => void;
    /** Called for standard output as it comes, in pieces that are no lines. */
    readonly onStdout?: (text: string) => void;
    /** Called with what a person should know about how the processes ended. */
    readonly onNotice?: (text: string) => void;
    /** Ends the command and all its processes. */
    readonly signal?: AbortSignal;
    /** The same after this time; unlimited by default. */
    readonly timeoutMs?: number;
    readonly limits?: TerminationLimits;
  };

/** How a command ended. */
export interface ProcessResult {
  /** Undefined when a signal ended it, or when it was never started. */
  readonly exitCode: number | undefined;
  readonly signal: NodeJS.Signals | undefined;
  readonly durationMs: number;
  readonly timedOut: boolean;
  readonly aborted: boolean;
  /** Programs that ran on when the command had ended, and were ended. */
  readonly leftBehind: readonly string[];
  /** Programs that could not be ended. */
  readonly survivors: readonly string[];
}

type Stop = 'aborted' | 'timedOut';

/** Time in which our own signal arrives after the command was ended by the same one. */
const SAME_SIGNAL_MS = 250;

/**
 * Runs a command to its end and the end of every process it started, however these were started
 * (`process-tree.ts`). It never hangs: processes that keep the outputs open are ended, and an output
 * that stays open all the same is given up. If this process dies, a guard ends them
 * (`process-guard.ts`).
 *
 * A script runs in `/bin/sh -e`, or with `shell: 'bash'` in `bash -euo pipefail`.
 *
 * @returns how it ended; an exit code that is not 0 is no error here.
 * @throws StepError when it can't be started: `process.no-folder`, `process.bad-value`,
 * `process.not-found`, `process.no-interpreter`, `process.not-executable`, `process.too-long`,
 * `process.not-started`, `process.no-shell`. What a callback throws ends the command and is thrown.
 */
export async function runProcess(request: ProcessRequest): Promise<ProcessResult> {
  const limits = request.limits ?? TERMINATION_LIMITS;
  const start = performance.now();
  const stop = watchStop(request.signal, request.timeoutMs);
  try {
    if (stop.current() !== undefined) return describe(start, undefined, stop.current(), [], []);
    const { child, tree, stdout, stderr, close } = await startCommand(request, request);
    liveTrees.add(tree);
    const exited = once(child, 'exit');
    const output = followOutput(request, stdout, stderr);
    try {
      await Promise.race([exited, stop.promise, output.failed]);
      await confirmStop(child.exitCode, child.signalCode, stop);
      const cause = stop.current();
      const isStopped = cause !== undefined || output.error() !== undefined;
      const { leftBehind, survivors } = isStopped
        ? { leftBehind: [], survivors: await endTree(tree, limits, wasAsked(request.signal)) }
        : await endLeftBehind(tree, limits);
      await waitAtMost(exited, limits.drainMs);
      await output.drain(limits.drainMs);
      if (output.error() !== undefined) throw output.error();
      notify(request, leftBehind, survivors);
      return describe(start, child, cause, leftBehind, survivors);
    } finally {
      liveTrees.delete(tree);
      close();
      child.unref();
    }
  } finally {
    stop.dispose();
  }
}

function watchStop(signal: AbortSignal | undefined, timeoutMs: number | undefined) {
  const { promise, resolve } = Promise.withResolvers<void>();
  let stop: Stop | undefined;
  const end = (cause: Stop) => {
    stop ??= cause;
    resolve();
  };
  const abort = () => end('aborted');
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort, { once: true });
  const timer = timeoutMs === undefined ? undefined : setTimeout(end, timeoutMs, 'timedOut');
  return {
    promise,
    current: () => stop,
    dispose() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    },
  };
}

/** Jenkins signals the command and us at the same time: the command's end is then no failure of it. */
async function confirmStop(
  exitCode: number | null,
  signal: NodeJS.Signals | null,
  stop: ReturnType<typeof watchStop>,
): Promise<void> {
  const isStopSignal = signal !== null && Object.hasOwn(STOP_SIGNALS, signal);
  const isStopCode = exitCode === 129 || exitCode === 130 || exitCode === 143;
  if (isStopSignal || isStopCode) await waitAtMost(stop.promise, SAME_SIGNAL_MS);
}

function wasAsked(signal: AbortSignal | undefined): boolean {
  return signal?.reason instanceof Interruption && signal.reason.hasReachedCommands;
}

async function endLeftBehind(tree: ProcessTree, limits: TerminationLimits) {
  const until = performance.now() + limits.settleMs;
  let members = listTree(tree);
  while (members.length > 0 && performance.now() < until) {
    await wait(20);
    members = listTree(tree);
  }
  const survivors = members.length === 0 ? [] : await endTree(tree, limits);
  return { leftBehind: members, survivors };
}

function notify(
  request: ProcessRequest,
  leftBehind: readonly TreeMember[],
  survivors: readonly TreeMember[],
): void {
  if (leftBehind.length > 0) {
    request.onNotice?.(
      `The command left processes behind, which were ended: ${listNames(leftBehind)}.`,
    );
  }
  if (survivors.length > 0) {
    request.onNotice?.(
      `These processes could not be ended and still run: ${listNames(survivors)}.`,
    );
  }
}

function listNames(members: readonly TreeMember[]): string {
  return members.map(({ name, pid }) => `${name} (${pid})`).join(', ');
}

function describe(
  start: number,
  child: { exitCode: number | null; signalCode: NodeJS.Signals | null } | undefined,
  stop: Stop | undefined,
  leftBehind: readonly TreeMember[],
  survivors: readonly TreeMember[],
): ProcessResult {
  return {
    exitCode: child?.exitCode ?? undefined,
    signal: child?.signalCode ?? undefined,
    durationMs: Math.round(performance.now() - start),
    timedOut: stop === 'timedOut',
    aborted: stop === 'aborted',
    leftBehind: leftBehind.map(({ name }) => name),
    survivors: survivors.map(({ name }) => name),
  };
}
