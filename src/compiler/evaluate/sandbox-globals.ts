/** Why something that Node has is missing in the sandbox, by name; the end of a sentence. */
const clock = 'a pipeline must compile to the same bytes every time';
const environment = 'a pipeline may not depend on the machine that compiles it';
const network = 'a pipeline file has no network';
const files = 'a pipeline file reads other files by importing them';
const output = 'a pipeline file prints nothing; use `s.printMessage` for a line in the build log';

/** Names whose use is refused with a reason instead of "is not defined". */
export const unavailableNames: Readonly<Record<string, string>> = {
  Date: clock,
  'Math.random': clock,
  performance: clock,
  Temporal: clock,
  crypto: clock,
  setTimeout: clock,
  setInterval: clock,
  setImmediate: clock,
  WeakRef: clock,
  FinalizationRegistry: clock,
  process: environment,
  navigator: environment,
  Intl: environment,
  Deno: environment,
  Bun: environment,
  __dirname: environment,
  __filename: environment,
  fetch: network,
  XMLHttpRequest: network,
  WebSocket: network,
  EventSource: network,
  require: files,
  module: files,
  exports: files,
  Buffer: files,
  SharedArrayBuffer: 'a pipeline file runs in one thread',
  Atomics: 'a pipeline file runs in one thread',
  Worker: 'a pipeline file runs in one thread',
  console: output,
  alert: output,
  window: output,
  document: output,
};

/** How an error of the sandbox names what was refused; the host turns it into a problem. */
export const refusalName = 'NotAvailable';

/**
 * The parts of the engine that the sandbox has: the language. `Date` is left out, and with it the
 * engine's only clock; there never were files, timers or a network.
 */
export const sandboxIntrinsics = {
  BaseObjects: true,
  Date: false,
  Eval: true,
  StringNormalize: true,
  RegExp: true,
  JSON: true,
  Proxy: true,
  MapSet: true,
  TypedArrays: true,
  Promise: true,
  BigInt: true,
};

/**
 * Runs first in every sandbox: replaces the last sources of randomness, and puts something in the
 * place of `Date` that says what is refused. `value instanceof Date` is still an answer (no).
 */
export const sandboxPrelude = `(() => {
  'use strict';
  const refuse = (name) => {
    const error = new Error(name);
    error.name = '${refusalName}';
    throw error;
  };
  const RefusedDate = new Proxy(class Date {}, {
    get: (target, key) =>
      key === Symbol.hasInstance ? () => false
      : key === 'prototype' ? target.prototype
      : refuse(typeof key === 'string' ? 'Date.' + key : 'Date'),
    apply: () => refuse('Date'),
    construct: () => refuse('Date'),
  });
  const replace = (object, name, value) =>
    Object.defineProperty(object, name, { value, writable: false, enumerable: false, configurable: false });
  replace(globalThis, 'Date', RefusedDate);
  replace(Math, 'random', () => refuse('Math.random'));
  for (const name of ['SharedArrayBuffer', 'Atomics', 'performance', 'WeakRef', 'FinalizationRegistry', 'navigator'])
    delete globalThis[name];
})();`;
