import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../analysis/analyze.ts';
import { createDiagnostic, type Diagnostic, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import { emitFiles } from '../emit/emit.ts';
import type { EmittedFile } from '../emit/options.ts';
import type { Pipeline } from '../model/pipeline.ts';
import type { Positions } from '../model/position.ts';
import { libraryRevision, packageVersion } from '../version.ts';
import { evaluate, type EvaluateResult } from './evaluate/evaluate.ts';
import { type Program, readProgram } from './evaluate/read-program.ts';
import { lower } from './lower/lower.ts';
import { sdkSource, sdkTypes } from './sdk.ts';
import { startTypeCheck } from './types/check-types.ts';
import type { TypeProblem } from './types/parse-problems.ts';

/** A pipeline file and the repository that it describes; both absolute. */
export interface CompileRequest {
  readonly file: string;
  readonly repository: string;
}

/** What a compile found and made. Files are made only when there is no error. */
export interface Compilation extends CompileRequest {
  readonly pipeline: Pipeline | undefined;
  readonly positions: Positions;
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly EmittedFile[];
  /** Repository-relative path → text of every file that was read. */
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * Compiles pipelines: the types of all are checked as one program by a child process while this one
 * evaluates them, each confined; then come lowering, analysis and, without errors, the emitters.
 * Reads only; nothing is written.
 */
export async function compilePipelines(requests: readonly CompileRequest[], _options: { readonly cache: boolean }): Promise<Compilation[]> {
  const programs = requests.map((request) => readProgram(request));
  const readable = programs.filter((program) => program.problems.length === 0);
  const check = readable.length === 0 ? undefined : startTypeCheck({ programs: readable, sdk: sdkTypes(), repository: (requests[0] as CompileRequest).repository });
  try {
    const dslSource = sdkSource();
    const evaluated: EvaluateResult[] = [];
    for (const [index, request] of requests.entries()) evaluated.push(await evaluate({ ...request, dslSource, program: programs[index] as Program }));
    const found = (await check?.finished) ?? [];
    return requests.map((request, index) => {
      const program = programs[index] as Program;
      const types = found[readable.indexOf(program)] ?? [];
      return finish(request, program, evaluated[index] as EvaluateResult, types);
    });
  } catch (error) {
    check?.stop();
    throw error;
  }
}

function finish(request: CompileRequest, program: Program, evaluated: EvaluateResult, types: readonly TypeProblem[]): Compilation {
  const sources = new Map([...program.sources.values()].map((source) => [source.location.name, source.text]));
  const typeErrors = types.map(({ code, message, position }) => createDiagnostic('type-error', { code, text: message }, position));
  const problems: readonly Diagnostic[] = evaluated.problems;
  if (evaluated.problems.length > 0) return { ...request, pipeline: undefined, positions: {}, diagnostics: sortDiagnostics([...typeErrors, ...problems]), files: [], sources };
  const source = program.entry?.location.name ?? '';
  const { pipeline, positions, diagnostics } = lower(evaluated.definition, source, evaluated.resolvePosition);
  const findings = pipeline === undefined ? [] : analyze(pipeline, positions, { fileExists: (path) => existsSync(join(request.repository, path)) });
  const all = sortDiagnostics([...typeErrors, ...withoutEchoes(diagnostics, typeErrors), ...findings]);
  const files = pipeline === undefined || all.some((item) => item.severity === 'error') ? [] : emitFiles(pipeline, positions, { version: packageVersion, library: { revision: libraryRevision, version: packageVersion }, sourceHashes: Object.fromEntries(evaluated.filesRead.map((file) => [file.path, file.sha256])) });
  return { ...request, pipeline, positions, diagnostics: all, files, sources };
}

/** What the type checker said of a line already is not said again in other words. */
function withoutEchoes(diagnostics: readonly Diagnostic[], typeErrors: readonly Diagnostic[]): Diagnostic[] {
  const lines = new Set(typeErrors.map((item) => `${item.position?.file}:${item.position?.line}`));
  return diagnostics.filter((item) => item.name !== 'invalid-option' || !lines.has(`${item.position?.file}:${item.position?.line}`));
}
