import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { Position } from '../../diagnostics/position.ts';
import { findCall } from './find-call.ts';
import type { Source } from './read-source.ts';
import type { TransformedModule } from './transform-module.ts';

/**
 * The name under which a source runs in the sandbox: it shows in stack frames, so that nothing in
 * it can be taken for the frame's own punctuation.
 */
export function nameModule(sourceName: string): string {
  return encodeURI(sourceName).replace(
    /[():?#]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
}

/** The text of a JSON string; it comes from the sandbox, so that it may be anything. */
function parseText(json: string | undefined): string | undefined {
  try {
    return json === undefined ? undefined : String(JSON.parse(json));
  } catch {
    return undefined;
  }
}

/** Leads from places of the running code to places of the sources. */
export class SourcePositions {
  readonly #modules = new Map<string, TransformedModule>();
  readonly #maps = new Map<string, TraceMap>();
  readonly #lines = new Map<string, string[]>();

  /** Registers a module that the sandbox has loaded. */
  add(name: string, module: TransformedModule): void {
    this.#modules.set(name, module);
  }

  /**
   * The place in the source of a call site `module:line:column`, as QuickJS counts them: lines and
   * columns from 1, columns in UTF-8 bytes. Behind it may stand the name of the function that was
   * called and its first argument as JSON. Undefined for code that is of no source file.
   */
  resolve(callSite: string): Position | undefined {
    const [, name = '', line = '', column = '', callee, first] =
      /^(\S*):(\d+):(\d+)(?: (\w+)(?: (".*"))?)?$/su.exec(callSite) ?? [];
    const module = this.#modules.get(name);
    if (module === undefined) return undefined;
    const file = module.source.location.name;
    const generated = {
      line: Number(line),
      column: this.#countUnits(name, module, Number(line), Number(column)),
    };
    if (module.map === undefined) return { file, line: 1, column: 1 };
    let map = this.#maps.get(name);
    if (map === undefined) {
      map = new TraceMap(module.map as ConstructorParameters<typeof TraceMap>[0]);
      this.#maps.set(name, map);
    }
    const original = originalPositionFor(map, generated);
    if (original.line === null) return { file, line: 1, column: 1 };
    const position = { file, line: original.line, column: original.column + 1 };
    return callee === undefined
      ? position
      : findCall(module.source, position, { name: callee, first: parseText(first) });
  }

  /** The source that a place lies in. */
  findSource(position: Position): Source | undefined {
    for (const { source } of this.#modules.values())
      if (source.location.name === position.file) return source;
    return undefined;
  }

  /** The first place of a stack that lies in a source file. */
  resolveStack(stack: string): Position | undefined {
    for (const frame of stack.split('\n')) {
      const callSite = /\(?([^()\s]+:\d+:\d+)\)?\s*$/u.exec(frame)?.[1];
      const position = callSite === undefined ? undefined : this.resolve(callSite);
      if (position !== undefined) return position;
    }
    return undefined;
  }

  /** A column in UTF-8 bytes from 1 as one in UTF-16 units from 0. */
  #countUnits(name: string, module: TransformedModule, line: number, column: number): number {
    let lines = this.#lines.get(name);
    if (lines === undefined) {
      lines = module.code.split('\n');
      this.#lines.set(name, lines);
    }
    const bytes = Buffer.from(lines[line - 1] ?? '').subarray(0, column - 1);
    return bytes.length === column - 1 ? bytes.toString().length : column - 1;
  }
}
