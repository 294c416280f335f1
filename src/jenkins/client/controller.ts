import { setTimeout } from 'node:timers/promises';
import { PlatformError } from '../../diagnostics/errors.ts';
import { type ControllerAnswer, createClient, type JenkinsClient, readAddress } from './client.ts';
import { explainFailure, isConnectionFailure, statusOf } from './explain-failure.ts';

/** How long a controller that restarts is waited for. */
export interface Patience {
  /** Before the second try; twice as long before each further one, at most `longestMs`. */
  readonly firstMs: number;
  readonly longestMs: number;
  readonly tries: number;
}

/** A restart took 43 s on an idle machine (recorded: restart/sequence); this waits for about two minutes. */
const defaultPatience: Patience = { firstMs: 500, longestMs: 15_000, tries: 14 };

/** A controller to talk to. Every method throws `PlatformError` with what was asked in its message. */
export interface Controller {
  readonly url: string;
  readonly signal: AbortSignal;
  /** Pause between two looks at something that goes on. */
  readonly pollMs: number;
  /** JSON of `path`, for a question that may be asked twice. Throws `jenkins.no-json` for anything else. */
  readJson(path: string, query?: Readonly<Record<string, string>>): Promise<unknown>;
  /** Submits a form and gives the answer. */
  submit(path: string, form: Readonly<Record<string, string>>): Promise<ControllerAnswer>;
  /** A call of the client that only reads: asked again while the controller restarts. */
  read<T>(asked: string, call: (client: JenkinsClient) => Promise<T>): Promise<T>;
  /** A call that changes something: asked again only where the controller surely did not see it. */
  change<T>(asked: string, call: (client: JenkinsClient) => Promise<T>): Promise<T>;
  /** Waits a moment before looking again. */
  pause(): Promise<void>;
}

/** Connects to the controller that the environment names; nothing is asked yet. */
export function connectController(
  env: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
  options: {
    readonly patience?: Patience;
    readonly pollMs?: number;
    /** Hears why a request is made again, once for a wait. */
    readonly onWaiting?: (why: string) => void;
  } = {},
): Controller {
  const address = readAddress(env);
  const client = createClient(address, signal);
  const patience = options.patience ?? defaultPatience;
  const pollMs = options.pollMs ?? 1000;
  /** Someone who was let in once is only refused because the controller restarts. */
  let wasLetIn = false;

  const ask = async <T>(
    asked: string,
    call: (client: JenkinsClient) => Promise<T>,
    mayRepeat: (error: unknown) => boolean,
  ): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      signal.throwIfAborted();
      try {
        const result = await call(client);
        wasLetIn = true;
        return result;
      } catch (error) {
        if (error instanceof PlatformError) throw error;
        signal.throwIfAborted();
        if (attempt >= patience.tries || !mayRepeat(error))
          throw explainFailure(error, address.url, asked);
        if (attempt === 1) options.onWaiting?.(explainFailure(error, address.url, asked).message);
        const delayMs = Math.min(patience.firstMs * 2 ** (attempt - 1), patience.longestMs);
        await setTimeout(delayMs, undefined, { signal });
      }
    }
  };

  // Seen while a controller restarts: 503 without Retry-After, for a moment 401, resets, refusals, time-outs.
  // One that never answered is not restarting: its address is wrong, or it is down.
  const mayReadAgain = (error: unknown) =>
    isStarting(error) || (wasLetIn && (isConnectionFailure(error) || statusOf(error) === 401));
  const mayChangeAgain = (error: unknown) =>
    isStarting(error) || (wasLetIn && (error as { code?: string }).code === 'ECONNREFUSED');

  return {
    url: address.url,
    signal,
    pollMs,
    read: (asked, call) => ask(asked, call, mayReadAgain),
    change: (asked, call) => ask(asked, call, mayChangeAgain),
    readJson: async (path, query = {}) => {
      const { body } = await ask(path, (to) => to._get({ path, query }), mayReadAgain);
      if (typeof body === 'object' && body !== null && !Buffer.isBuffer(body)) return body;
      throw new PlatformError(
        'jenkins.no-json',
        `${address.url} answered ${path} with something that is no JSON.`,
        { mend: 'Check that JENKINS_URL is a Jenkins, and not a page before it.', exit: 'refused' },
      );
    },
    submit: (path, form) =>
      ask(path, (to) => to._post({ path, type: 'form', body: form }), mayChangeAgain),
    pause: () => setTimeout(pollMs, undefined, { signal }),
  };
}

function isStarting(error: unknown): boolean {
  return statusOf(error) === 503;
}
