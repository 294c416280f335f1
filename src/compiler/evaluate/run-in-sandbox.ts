import { Script } from 'node:vm';
import type { QuickJSContext, QuickJSHandle, QuickJSWASMModule } from 'quickjs-emscripten-core';
import { type EngineImage, restoreImage } from './engine-image.ts';
import { discardEngine, loadEngine } from './load-engine.ts';

/** What the sandbox asks its host for: which module a specifier means, and its code. */
export interface ModuleHost {
  /** @throws when the import is refused */
  resolve(importer: string, specifier: string): string;
  /** @throws when the module can't be loaded */
  load(name: string): string;
}

/** Limits of one run. */
export interface SandboxLimits {
  /** Processor time. What can't be interrupted is stopped when four times as much has passed on the clock. */
  readonly timeoutMs: number;
  readonly memoryBytes: number;
}

/** An error as it was thrown inside; every text is untrusted. */
export interface ThrownInside {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

/** How a run ended. `error` tells where a stopped run was, when the engine could still say it. */
export type SandboxOutcome =
  | { readonly kind: 'returned'; readonly text: string }
  | { readonly kind: 'threw'; readonly error: ThrownInside }
  | { readonly kind: 'timeout'; readonly error?: ThrownInside }
  | { readonly kind: 'pending' }
  | { readonly kind: 'recursion' }
  | { readonly kind: 'crashed'; readonly reason: string };

/** Nested calls inside the engine; with more the host's own stack would end first. */
const stackBytes = 256 * 1024;
/** An engine whose memory has grown beyond this is not used again: memory never shrinks. */
const keptMemoryBytes = 32 * 1024 * 1024;
/** How much longer the hard stop waits than the soft one, which can name the line; a busy machine needs it as well. */
const hardStopFactor = 4;

/**
 * Runs a module in a runtime that starts from an image, and returns the string that it exports as
 * `result`.
 *
 * The engine asks regularly whether it shall stop. But some of its operations can go on for hours
 * without asking (`[].indexOf.call({ length: 2 ** 53 })`), so V8 itself stops the WebAssembly code
 * a little later.
 */
export async function runInSandbox(
  code: string,
  image: EngineImage,
  host: ModuleHost,
  limits: SandboxLimits,
): Promise<SandboxOutcome> {
  const engine = await loadEngine();
  try {
    return runWithHardStop(
      () => runInEngine(engine, code, image, host, limits),
      limits.timeoutMs * hardStopFactor,
    );
  } catch (error) {
    // The engine's memory may now be in any state.
    discardEngine();
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return { kind: 'timeout' };
    if (error instanceof RangeError) return { kind: 'recursion' };
    return { kind: 'crashed', reason: message };
  }
}

function runInEngine(
  engine: QuickJSWASMModule,
  code: string,
  image: EngineImage,
  host: ModuleHost,
  limits: SandboxLimits,
): SandboxOutcome {
  const { runtime, context } = restoreImage(engine, image);
  runtime.setMemoryLimit(limits.memoryBytes);
  runtime.setMaxStackSize(stackBytes);
  const deadlineMs = performance.now() + limits.timeoutMs;
  const startMs = readThreadTimeMs();
  let interrupted = false;
  runtime.setInterruptHandler(() => {
    // What counts is the time that this thread had; asking for it takes longer than the clock.
    interrupted = performance.now() > deadlineMs && readThreadTimeMs() - startMs > limits.timeoutMs;
    return interrupted;
  });
  runtime.setModuleLoader(
    (name) => host.load(name),
    (importer, specifier) => host.resolve(importer, specifier),
  );
  const outcome = runModule(context, code);
  if (engine.getWasmMemory().buffer.byteLength > keptMemoryBytes) discardEngine();
  if (!interrupted) return outcome;
  return { kind: 'timeout', ...(outcome.kind === 'threw' ? { error: outcome.error } : {}) };
}

/** Processor time of this thread in milliseconds. */
function readThreadTimeMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function runModule(context: QuickJSContext, code: string): SandboxOutcome {
  const evaluated = context.evalCode(code, 'host', { type: 'module' });
  if (evaluated.error) return { kind: 'threw', error: takeError(context, evaluated.error) };
  using namespaceOrPromise = evaluated.value;
  const jobs = context.runtime.executePendingJobs();
  if (jobs.error) return { kind: 'threw', error: takeError(context, jobs.error) };
  const state = context.getPromiseState(namespaceOrPromise);
  if (state.type === 'pending') return { kind: 'pending' };
  if (state.type === 'rejected') return { kind: 'threw', error: takeError(context, state.error) };
  const namespace = state.value;
  using result = context.getProp(namespace, 'result');
  const text = context.getString(result);
  if (namespace !== namespaceOrPromise) namespace.dispose();
  return { kind: 'returned', text };
}

/** Describes what was thrown, which can be any value, and frees it. */
function takeError(context: QuickJSContext, handle: QuickJSHandle): ThrownInside {
  const type = context.typeof(handle);
  const read = (key: string): string => {
    if (type !== 'object' && type !== 'function') return '';
    using value = context.getProp(handle, key);
    return context.typeof(value) === 'string' ? context.getString(value) : '';
  };
  const { name, message, stack } = {
    name: read('name'),
    message: read('message'),
    stack: read('stack'),
  };
  // `null`, texts and numbers can be thrown as well.
  const text = type === 'symbol' ? 'a symbol' : context.getString(handle);
  const isPlainValue = name === '' && message === '' && !text.startsWith('[object ');
  if (handle.alive) handle.dispose();
  return { name, message: isPlainValue ? text : message, stack };
}

/**
 * Calls a function under V8's own watchdog, a thread that ends JavaScript and WebAssembly alike.
 * Only code that a script runs is watched, so the function is handed over by name.
 *
 * @throws an error with the code `ERR_SCRIPT_EXECUTION_TIMEOUT`
 */
function runWithHardStop<T>(run: () => T, timeoutMs: number): T {
  const name = '__jenkinsPipelineSdkWatchedRun';
  const holder = globalThis as Record<string, unknown>;
  holder[name] = run;
  try {
    watched ??= new Script(`${name}()`);
    return watched.runInThisContext({ timeout: timeoutMs }) as T;
  } finally {
    delete holder[name];
  }
}

let watched: Script | undefined;
