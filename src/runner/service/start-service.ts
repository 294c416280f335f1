import { createServer } from 'node:net';
import { join } from 'node:path';
import { StepError } from '../../diagnostics/errors.ts';
import type { Service } from '../../model/stage.ts';
import { baseEnvironment } from '../base-environment.ts';
import type { FlowImage } from '../flow-record.ts';
import { ask } from '../http/ask.ts';
import type { ImageStore } from '../image-store.ts';
import { createMask } from '../mask/create-mask.ts';
import { runProcess } from '../process/run-process.ts';
import { prepareImageCommand } from './image-command.ts';

/** A service that runs beside the steps of a stage. */
export interface RunningService {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** What a service needs from the machine that runs it. */
export interface ServiceMachine {
  readonly images: ImageStore;
  /** Absolute path of a folder for private files. */
  readonly temporary: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Pause between two looks at a service that is starting. */
const pollMs = 100;
/** How many of its last lines are shown when it does not start. */
const shownLines = 20;

/**
 * Starts the command of an image that an earlier stage built, on a free port of the loopback, and
 * waits until it answers. Throws `StepError` `service.not-built`, `service.ended` or
 * `service.deadline` with the last lines of its log.
 */
export async function startService(
  machine: ServiceMachine,
  service: Service,
  built: Readonly<Record<string, FlowImage>>,
  signal: AbortSignal,
): Promise<RunningService> {
  const image = built[service.image];
  if (image === undefined) {
    throw new StepError(
      'service.not-built',
      `The service ${service.image} can't start: no earlier step of this run built its image.`,
      {
        mend: 'Put a stage with `imageBuild` before; with `--from` the image of the last run is taken.',
      },
    );
  }
  const port = await findFreePort();
  const command = await prepareImageCommand(
    machine.images,
    service.image,
    image,
    join(machine.temporary, `service-${service.image.replaceAll('/', '-')}-${port}`),
  );
  const controller = new AbortController();
  const lines: string[] = [];
  const running = runProcess({
    file: command.file,
    args: command.args,
    cwd: command.directory,
    env: {
      ...command.environment,
      PATH: command.environment['PATH'] ?? baseEnvironment(machine.environment)['PATH'] ?? '',
      PORT: String(port),
      HOST: '127.0.0.1',
    },
    mask: createMask([]),
    signal: AbortSignal.any([signal, controller.signal]),
    onLine: (_stream, text) => {
      lines.push(text);
      if (lines.length > shownLines) lines.shift();
    },
  });
  const url = `http://127.0.0.1:${port}`;
  const close = async () => {
    controller.abort(new StepError('service.done', 'The stage is done.'));
    await running.catch(() => {});
    await command.close();
  };
  try {
    await waitForAnswer(new URL(service.path, url), service.deadlineMs, running, signal);
    return { url, close };
  } catch (error) {
    await close();
    const said =
      lines.length === 0 ? 'It printed nothing.' : `Its last lines:\n${lines.join('\n')}`;
    if (!(error instanceof StepError)) throw error;
    throw new StepError(error.code, `The service ${service.image} ${error.message} ${said}`, {
      mend: 'Start its command by hand with PORT set and look at what it prints.',
    });
  }
}

async function waitForAnswer(
  url: URL,
  deadlineMs: number,
  running: Promise<unknown>,
  signal: AbortSignal,
): Promise<void> {
  let ended: StepError | undefined;
  void running.then(
    () => {
      ended = new StepError('service.ended', 'ended before it answered.');
    },
    (cause: Error) => {
      ended = new StepError('service.ended', `could not be started: ${cause.message}`, { cause });
    },
  );
  const end = performance.now() + deadlineMs;
  while (performance.now() < end) {
    const answer = await ask(url, Math.max(1, Math.min(2000, end - performance.now())), signal);
    if (answer.status !== undefined && answer.status < 500) return;
    if (ended !== undefined) throw ended;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  throw new StepError(
    'service.deadline',
    `did not answer ${url.pathname} within ${deadlineMs} ms.`,
  );
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
