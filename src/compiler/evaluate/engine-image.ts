import type { QuickJSContext, QuickJSRuntime, QuickJSWASMModule } from 'quickjs-emscripten-core';
import { sandboxIntrinsics, sandboxPrelude } from './sandbox-globals.ts';

/**
 * The engine's memory with a runtime that has the sandbox's globals and the DSL loaded. Every
 * evaluation starts from a copy of it: that takes a tenth of the time of loading the DSL, and
 * nothing that a pipeline file did is there for the next one.
 */
export interface EngineImage {
  /** Where the runtime lies in the memory. */
  readonly runtime: number;
  /** Where the context lies in the memory. */
  readonly context: number;
  /** Offsets of the pages that are not all zero, ascending; a page has `pageBytes`. */
  readonly pages: readonly number[];
  /** The content of these pages, one after the other. */
  readonly bytes: Uint8Array;
}

/** Size of a page of an image in bytes. */
export const pageBytes = 4096;

/** A runtime in the engine, with its only context. */
export interface EngineSession {
  readonly runtime: QuickJSRuntime;
  readonly context: QuickJSContext;
}

/**
 * Makes an image in an engine that was not used before.
 *
 * @param modules what to load into it: JavaScript by specifier, in this order
 * @throws the sandbox's error when a module can't be loaded
 */
export function createImage(
  engine: QuickJSWASMModule,
  modules: Readonly<Record<string, string>>,
): EngineImage {
  const runtime = engine.newRuntime();
  runtime.setModuleLoader((name) => modules[name] as string);
  const context = runtime.newContext({ intrinsics: sandboxIntrinsics });
  context.unwrapResult(context.evalCode(sandboxPrelude, 'prelude')).dispose();
  for (const name of Object.keys(modules)) {
    const code = `import ${JSON.stringify(name)};`;
    context.unwrapResult(context.evalCode(code, 'host', { type: 'module' })).dispose();
  }
  context.unwrapResult(runtime.executePendingJobs());
  const { rt, ctx } = { ...(runtime as object), ...(context as object) } as Pointers;
  return { runtime: rt.value, context: ctx.value, ...copyPages(readMemory(engine)) };
}

/** Fields of the package's classes that its types do not show. */
interface Pointers {
  readonly rt: { readonly value: number };
  readonly ctx: { readonly value: number };
}

/**
 * Brings an engine into the state of an image. Sessions from before must not be used any more; they
 * need not be disposed.
 */
export function restoreImage(engine: QuickJSWASMModule, image: EngineImage): EngineSession {
  const memory = readMemory(engine);
  for (const [index, offset] of image.pages.entries())
    memory.set(image.bytes.subarray(index * pageBytes, (index + 1) * pageBytes), offset);
  // The package can take over a context that is there, but no runtime.
  const functions = engine.getFFI() as { QTS_NewRuntime: () => number };
  const create = functions.QTS_NewRuntime;
  functions.QTS_NewRuntime = () => image.runtime;
  try {
    const runtime = engine.newRuntime();
    return { runtime, context: runtime.newContext({ contextPointer: image.context as never }) };
  } finally {
    functions.QTS_NewRuntime = create;
  }
}

function copyPages(memory: Uint8Array): Pick<EngineImage, 'pages' | 'bytes'> {
  const pages: number[] = [];
  for (let offset = 0; offset < memory.length; offset += pageBytes)
    if (memory.subarray(offset, offset + pageBytes).some((byte) => byte !== 0)) pages.push(offset);
  const bytes = new Uint8Array(pages.length * pageBytes);
  for (const [index, offset] of pages.entries())
    bytes.set(memory.subarray(offset, offset + pageBytes), index * pageBytes);
  return { pages, bytes };
}

function readMemory(engine: QuickJSWASMModule): Uint8Array {
  return new Uint8Array(engine.getWasmMemory().buffer);
}
