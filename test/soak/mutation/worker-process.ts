import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TestFileResult, WorkerAnswer, WorkerRequest } from './messages.ts';

/** How a mutant ended; `timeout` counts as killed. */
export type MutantOutcome =
  | { readonly kind: 'killed'; readonly by: string; readonly failure: string }
  | { readonly kind: 'timeout'; readonly by: string }
  | { readonly kind: 'survived' };

const startTimeoutMs = 120_000;
const baselineTimeoutMs = 600_000;

/** Runs mutants in a copy of the repository; begins anew after a mutant that never ends. */
export class MutationWorker {
  readonly #copy: string;
  readonly #temporary: string;
  #child: ChildProcess | undefined;

  /**
   * @param copy absolute path of the copy of the repository
   * @param temporary absolute path of the folder for temporary files of its tests
   */
  constructor(copy: string, temporary: string) {
    this.#copy = copy;
    this.#temporary = temporary;
  }

  /** Runs test files on the unchanged sources. */
  async runBaseline(tests: readonly string[]): Promise<readonly TestFileResult[]> {
    const answer = await this.#ask({ kind: 'baseline', tests }, () => baselineTimeoutMs);
    if (answer?.kind !== 'baseline') throw new Error('The tests do not end without a mutant.');
    return answer.results;
  }

  /** Runs the groups of test files one after the other until one fails or takes too long. */
  async runMutant(
    request: WorkerRequest & { kind: 'mutant' },
    limitMs: (group: readonly string[]) => number,
    restore: () => void,
  ): Promise<MutantOutcome> {
    let current: readonly string[] = [];
    const answer = await this.#ask(request, (group) => {
      current = group;
      return limitMs(group);
    });
    if (answer?.kind === 'killed' || answer?.kind === 'survived') return answer;
    restore();
    return { kind: 'timeout', by: current.join(', ') };
  }

  async close(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** The last message that answers a request; undefined, and a dead worker, when it takes too long. */
  async #ask(
    request: WorkerRequest,
    limitMs: (group: readonly string[]) => number,
  ): Promise<WorkerAnswer | undefined> {
    const child = await this.#start();
    const answer = await receive(child, limitMs, () => child.send(request));
    if (answer === undefined) await this.close();
    return answer;
  }

  async #start(): Promise<ChildProcess> {
    if (this.#child !== undefined) return this.#child;
    const child = fork(join(import.meta.dirname, 'worker.ts'), {
      cwd: this.#copy,
      env: { ...process.env, TMPDIR: this.#temporary },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child = child;
    const ready = await receive(child, () => startTimeoutMs);
    if (ready?.kind !== 'ready') throw new Error('A worker does not start.');
    return child;
  }
}

/** Waits for a message other than `started`, each of which gives new time. */
function receive(
  child: ChildProcess,
  limitMs: (group: readonly string[]) => number,
  begin?: () => void,
): Promise<WorkerAnswer | undefined> {
  const { promise, resolve } = Promise.withResolvers<WorkerAnswer | undefined>();
  let timer = setTimeout(resolve, limitMs([]), undefined);
  const onExit = () => resolve(undefined);
  const onMessage = (message: WorkerAnswer) => {
    if (message.kind !== 'started') return resolve(message);
    clearTimeout(timer);
    timer = setTimeout(resolve, limitMs(message.group), undefined);
  };
  child.on('message', onMessage).on('exit', onExit);
  begin?.();
  return promise.finally(() => {
    clearTimeout(timer);
    child.off('message', onMessage).off('exit', onExit);
  });
}
