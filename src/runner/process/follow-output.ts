import type { Readable } from 'node:stream';
import type { Mask } from '../mask/create-mask.ts';
import { createLineSplitter } from './split-lines.ts';
import { waitAtMost } from './wait-at-most.ts';

/** Who is told of a command's output. */
export interface OutputListeners {
  readonly mask: Mask;
  readonly onLine: (stream: 'stdout' | 'stderr', text: string) => void;
  readonly onStdout?: (text: string) => void;
}

/** The output of a command on its way to the listeners. */
export interface FollowedOutput {
  /** Resolves when a listener has thrown. */
  readonly failed: Promise<void>;
  /** What it has thrown. */
  error(): unknown;
  /** Waits for the end of both streams, but no longer than this time without output. */
  drain(quietMs: number): Promise<void>;
}

/** An output is given up after this many quiet periods even if it never falls silent. */
const MOST_QUIET_PERIODS = 10;

/** Masks what a command prints, cuts it into lines and hands them on; nothing is kept. */
export function followOutput(
  listeners: OutputListeners,
  stdout: Readable,
  stderr: Readable,
): FollowedOutput {
  const failure = Promise.withResolvers<void>();
  let error: unknown;
  let seenChunks = 0;

  function follow(stream: 'stdout' | 'stderr', source: Readable) {
    const scanner = listeners.mask.scanner();
    const lines = createLineSplitter((text) => listeners.onLine(stream, text));
    const decoder = new TextDecoder();
    const onText = stream === 'stdout' ? listeners.onStdout : undefined;
    const guarded = (work: () => void) => {
      if (error !== undefined) return;
      try {
        work();
      } catch (cause) {
        error = cause;
        failure.resolve();
      }
    };
    const show = (masked: Buffer) => {
      if (masked.length === 0) return;
      onText?.(decoder.decode(masked, { stream: true }));
      lines.push(masked);
    };
    source.on('data', (chunk: Buffer) => {
      seenChunks++;
      guarded(() => show(scanner.push(chunk)));
    });
    // A broken pipe end is an end: what was read before it counts.
    source.on('error', () => {});
    const closed = new Promise<void>((resolve) => source.once('close', resolve));
    const finish = () =>
      guarded(() => {
        show(scanner.end());
        const rest = decoder.decode();
        if (rest !== '') onText?.(rest);
        lines.end();
      });
    return { closed, finish };
  }

  const streams = [follow('stdout', stdout), follow('stderr', stderr)];
  let isClosed = false;
  const allClosed = Promise.all(streams.map(({ closed }) => closed)).then(() => {
    isClosed = true;
  });

  async function drain(quietMs: number): Promise<void> {
    for (let period = 0; period < MOST_QUIET_PERIODS && !isClosed; period++) {
      const seenBefore = seenChunks;
      await waitAtMost(allClosed, quietMs);
      if (seenChunks === seenBefore) break;
    }
    for (const { finish } of streams) finish();
  }

  return { failed: failure.promise, error: () => error, drain };
}
