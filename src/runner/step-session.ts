import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type ExposedSecrets, exposeSecrets } from '../adapters/secrets/expose-secrets.ts';
import { StepError } from '../diagnostics/errors.ts';
import type { ValueScope } from '../model/resolve.ts';
import type { Value } from '../model/value.ts';
import type { StepContext, StepLog } from '../steps/step-run.ts';
import type { Adapters } from './adapters.ts';
import { baseEnvironment } from './base-environment.ts';
import type { BuildContext } from './build-context.ts';
import type { StepEvents } from './events/step-events.ts';
import type { FlowImage } from './flow-record.ts';
import type { Flow } from './flow-store.ts';
import type { ImageStore } from './image-store.ts';
import type { TestSummary } from './junit/test-summary.ts';
import { limitTime } from './limit-time.ts';
import { createMask } from './mask/create-mask.ts';
import { runProcess } from './process/run-process.ts';
import type { StepRequest } from './step-request.ts';

/** What a step needs from the machine that runs it: the same on a laptop and on a Jenkins agent. */
export interface StepRuntime {
  /** Absolute path of the stage's workspace. */
  readonly workspace: string;
  /** Absolute path of a folder for private files of steps; what a killed run leaves there, the next one removes. */
  readonly temporaryRoot: string;
  /** Absolute path of the folder where kept files go. */
  readonly artifacts: string;
  readonly build: BuildContext;
  /** What conditions on the branch look at; the branch of the build unless said. */
  readonly branchName?: string;
  /** Names the build where several use a workspace one after the other; without it every record in the workspace counts. */
  readonly buildTag?: string;
  readonly changedFiles: readonly string[] | undefined;
  /** The environment that the runner was started with. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Variables of the pipeline and the stage. */
  readonly stageEnv: Readonly<Record<string, Value>>;
  readonly adapters: Adapters;
  readonly images: ImageStore;
  readonly commitTime: Date;
  readonly events: StepEvents;
  /** Hears of a step that failed, while its secrets are still known; must not throw. */
  readonly onFailure?: (failure: StepFailure) => Promise<void>;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

/** A step that failed, and what it was run with. */
export interface StepFailure {
  readonly request: StepRequest;
  readonly scope: ValueScope;
  readonly flow: Flow;
  readonly error: { readonly code: string; readonly message: string };
  readonly mask: (text: string) => string;
}

/** One step while it runs: masks, secrets and a private folder, all gone when it closes. */
export function createStepSession(request: StepRequest, runtime: StepRuntime) {
  const mask = createMask([]);
  const closers: (() => Promise<void>)[] = [];
  /** The limit of the attempt that runs. */
  let deadline: AbortSignal | undefined;
  const log: StepLog = {
    info: (text) => runtime.events.log('info', mask.text(text)),
    warn: (text) => runtime.events.log('warning', mask.text(text)),
    progress: (label, done, total, unit) =>
      runtime.events.progress(mask.text(label), done, total, unit),
  };
  const session = {
    /** Hides the secrets of the step in a text. */
    mask: (text: string) => mask.text(text),
    attempts: 0,
    kept: [] as string[],
    tests: undefined as TestSummary | undefined,
    madeImages: {} as Record<string, FlowImage>,

    /** Prepares an attempt; each has the whole time of the step. */
    async open(given: {
      directory: string;
      env: Record<string, string>;
      flow: Flow;
      build: BuildContext;
    }): Promise<StepContext> {
      deadline = limitTime(request.timeoutMs);
      const signal = AbortSignal.any([runtime.signal, deadline]);
      mkdirSync(runtime.temporaryRoot, { recursive: true });
      const temporary = mkdtempSync(join(runtime.temporaryRoot, 'step-'));
      closers.push(async () => rmSync(temporary, { recursive: true, force: true }));
      const secrets = await openSecrets();
      const env = { ...baseEnvironment(runtime.environment), ...given.env, ...secrets.env };
      return {
        stepId: request.id,
        pipeline: request.pipeline,
        stage: request.stage,
        workspace: runtime.workspace,
        directory: given.directory,
        temporary,
        env,
        signal,
        log,
        now: runtime.now,
        build: given.build,
        environment: request.environment,
        adapters: runtime.adapters,
        images: runtime.images,
        commitTime: runtime.commitTime,
        image: (name) => session.madeImages[name] ?? given.flow.images[name],
        recordImage: (name, image) => {
          session.madeImages[name] = image;
        },
        async keepFiles(globs) {
          const { keepFiles } = await import('./keep-files.ts');
          const files = await keepFiles(given.directory, globs, runtime.artifacts);
          session.kept.push(...files);
          return files;
        },
        async collectTests(globs) {
          const { collectTests } = await import('./collect-tests.ts');
          session.tests = await collectTests(given.directory, globs);
          return session.tests;
        },
        runCommand: (command, options) =>
          runProcess({
            ...('script' in command
              ? { script: command.script, shell: command.shell }
              : { file: command.file, args: command.args }),
            cwd: given.directory,
            env: { ...env, ...options.env },
            mask,
            onNotice: log.warn,
            signal,
            onLine: (stream, text) => runtime.events.output(stream, text),
            ...(options.onStdout === undefined ? {} : { onStdout: options.onStdout }),
          }),
      };
    },

    /** The work, or an error when the step's own time limit passes first. */
    async withTimeout<T>(work: Promise<T>): Promise<T> {
      try {
        return await work;
      } catch (cause) {
        if (deadline?.aborted === true && !runtime.signal.aborted) {
          throw new StepError(
            'step.timeout',
            `The step took longer than its limit of ${request.timeoutMs} ms.`,
            {
              mend: 'Make it faster, or raise `timeout`.',
              exit: 'timeout',
              cause,
            },
          );
        }
        throw cause;
      }
    },

    async close(): Promise<void> {
      for (const close of closers.reverse()) await close();
    },
  };

  async function openSecrets(): Promise<ExposedSecrets> {
    const uses = Object.entries(request.secrets ?? {});
    if (uses.length === 0) return { env: {}, close: async () => {} };
    const store = await runtime.adapters.secrets();
    const values = await store.read(uses.map(([, use]) => use.reference));
    for (const [reference, value] of values) mask.add(value, reference);
    const exposed = await exposeSecrets(uses, values);
    closers.push(exposed.close);
    return exposed;
  }

  return session;
}
