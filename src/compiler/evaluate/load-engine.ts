import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import variant from '@jitl/quickjs-ng-wasmfile-release-sync';
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSSyncVariant,
  type QuickJSWASMModule,
} from 'quickjs-emscripten-core';

let engine: Promise<QuickJSWASMModule> | undefined;

/**
 * QuickJS-ng as WebAssembly, instantiated once a process. It can reach nothing but its own memory:
 * no file, network, process or environment is handed to it. Calling it early lets the machine code
 * be prepared while other work goes on.
 */
export function loadEngine(): Promise<QuickJSWASMModule> {
  engine ??= instantiate();
  return engine;
}

/**
 * Drops the instance, whose memory a hard stop may have left in any state; the next evaluation gets
 * a new one.
 */
export function discardEngine(): void {
  engine = undefined;
}

function instantiate(): Promise<QuickJSWASMModule> {
  const binary = '@jitl/quickjs-ng-wasmfile-release-sync/wasm';
  const bytes = readFileSync(createRequire(import.meta.url).resolve(binary));
  const wasmBinary = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  // What the engine prints when it aborts is thrown as an error as well.
  const emscriptenModule = { print: () => {}, printErr: () => {} } as object;
  // The package describes itself as CommonJS to the type checker; Node imports its ES module.
  const base = variant as unknown as QuickJSSyncVariant;
  return newQuickJSWASMModuleFromVariant(newVariant(base, { wasmBinary, emscriptenModule }));
}
