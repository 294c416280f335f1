import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import variant from '@jitl/quickjs-ng-wasmfile-release-sync';
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSSyncVariant,
  type QuickJSWASMModule,
} from 'quickjs-emscripten-core';
import { findBuilt } from '../find-built.ts';

let compiled: WebAssembly.Module | undefined;
let engine: Promise<QuickJSWASMModule> | undefined;

/**
 * QuickJS-ng as WebAssembly, instantiated once a process. It can reach nothing but its own memory:
 * no file, network, process or environment is handed to it.
 *
 * @param expected how many evaluations this process will make; only the first call counts
 */
export function loadEngine(expected: 'one' | 'many' = 'many'): Promise<QuickJSWASMModule> {
  engine ??= createEngine(expected);
  return engine;
}

/**
 * Drops the instance, whose memory a hard stop may have left in any state; the next evaluation gets
 * a new one.
 */
export function discardEngine(): void {
  engine = undefined;
}

/** An instance of the engine that shares nothing with others but the machine code. */
export async function createEngine(expected: 'one' | 'many' = 'many'): Promise<QuickJSWASMModule> {
  compiled ??= expected === 'one' ? compileForOne(readBinary()) : new Module(readBinary());
  // What the engine prints when it aborts is thrown as an error as well.
  const emscriptenModule = { print: () => {}, printErr: () => {} } as object;
  // The package describes itself as CommonJS to the type checker; Node imports its ES module.
  const base = variant as unknown as QuickJSSyncVariant;
  const created = await newQuickJSWASMModuleFromVariant(
    newVariant(base, { wasmModule: compiled, emscriptenModule }),
  );
  writeTextsNatively((created as unknown as { module: EmscriptenModule }).module);
  return created;
}

/** The part of Emscripten's glue that puts texts into the engine's memory. */
interface EmscriptenModule {
  readonly HEAPU8: Uint8Array;
  lengthBytesUTF8(text: string): number;
  stringToUTF8(text: string, offset: number, maximum: number): number;
}

/** The glue writes byte for byte, which takes 2 ms for a pipeline file in code that runs once. */
function writeTextsNatively(module: EmscriptenModule): void {
  module.lengthBytesUTF8 = (text) => Buffer.byteLength(text);
  module.stringToUTF8 = (text, offset, maximum) => {
    const memory = Buffer.from(module.HEAPU8.buffer);
    const written = memory.write(text, offset, maximum - 1);
    memory[offset + written] = 0;
    return written;
  };
}

/**
 * Compiles without what does not pay for one evaluation: functions are looked at when they are
 * called first, and never compiled a second time, optimised. That speeds up many evaluations, while
 * a single one only waits for it, for a big function even at the end of the process (30 ms).
 */
function compileForOne(binary: Uint8Array): WebAssembly.Module {
  setFlagsFromString('--wasm-lazy-validation');
  setFlagsFromString('--wasm-tiering-budget=2000000000');
  try {
    return new Module(binary);
  } finally {
    // Under other flags V8 refuses all code that was compiled before, Node's own as well as ours.
    setFlagsFromString('--no-wasm-lazy-validation');
    setFlagsFromString('--wasm-tiering-budget=13000000');
  }
}

/** In a build it lies beside the image that was made with it. */
function readBinary(): Uint8Array {
  const binary = '@jitl/quickjs-ng-wasmfile-release-sync/wasm';
  return readFileSync(
    findBuilt('engine/engine.wasm') ?? createRequire(import.meta.url).resolve(binary),
  );
}

/** The language's own `WebAssembly`, which the type library without a browser does not declare. */
const { Module } = (
  globalThis as unknown as {
    WebAssembly: { Module: new (bytes: Uint8Array) => WebAssembly.Module };
  }
).WebAssembly;
