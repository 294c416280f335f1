import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import type { QuickJSSyncVariant, QuickJSWASMModule } from 'quickjs-emscripten-core';

let engine: Promise<QuickJSWASMModule> | undefined;

/**
 * QuickJS-ng as WebAssembly, instantiated once a process. It can reach nothing but its own memory:
 * no file, network, process or environment is handed to it. Calling it early lets the machine code
 * be prepared while other work goes on.
 *
 * @param expected how many evaluations this process will make. V8 compiles hot functions of the
 * engine a second time, optimised: that speeds up many evaluations, while a single one only waits
 * for it, and for a big function even at the end of the process (measured: 30 ms)
 */
export function loadEngine(expected: 'one' | 'many' = 'many'): Promise<QuickJSWASMModule> {
  engine ??= instantiate(expected);
  return engine;
}

/**
 * Drops the instance, whose memory a hard stop may have left in any state; the next evaluation gets
 * a new one.
 */
export function discardEngine(): void {
  engine = undefined;
}

async function instantiate(expected: 'one' | 'many'): Promise<QuickJSWASMModule> {
  const binary = '@jitl/quickjs-ng-wasmfile-release-sync/wasm';
  const bytes = readFileSync(createRequire(import.meta.url).resolve(binary));
  const wasmModule = expected === 'one' ? compileForOne(bytes) : new Module(bytes);
  const [{ default: variant }, { newQuickJSWASMModuleFromVariant, newVariant }] = await Promise.all(
    [import('@jitl/quickjs-ng-wasmfile-release-sync'), import('quickjs-emscripten-core')],
  );
  // What the engine prints when it aborts is thrown as an error as well.
  const emscriptenModule = { print: () => {}, printErr: () => {} } as object;
  // The package describes itself as CommonJS to the type checker; Node imports its ES module.
  const base = variant as unknown as QuickJSSyncVariant;
  return newQuickJSWASMModuleFromVariant(newVariant(base, { wasmModule, emscriptenModule }));
}

/**
 * Compiles without what does not pay for one evaluation: functions are looked at when they are
 * called first, and never compiled a second time.
 */
function compileForOne(bytes: Uint8Array): WebAssembly.Module {
  setFlagsFromString('--wasm-lazy-validation');
  setFlagsFromString('--wasm-tiering-budget=2000000000');
  try {
    return new Module(bytes);
  } finally {
    // V8 refuses code that it cached under other flags, and with it the whole compile cache.
    setFlagsFromString('--no-wasm-lazy-validation');
    setFlagsFromString('--wasm-tiering-budget=13000000');
  }
}

/** The language's own `WebAssembly`, which the type library without a browser does not declare. */
const { Module } = (
  globalThis as unknown as {
    WebAssembly: { Module: new (bytes: Uint8Array) => WebAssembly.Module };
  }
).WebAssembly;
