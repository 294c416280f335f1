import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../analysis/analyze.ts';
import { applySuppressions } from '../analysis/suppressions.ts';
import { createDiagnostic, type Diagnostic, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import { emitFiles } from '../emit/emit.ts';
import { libraryIdentity } from '../library-identity.ts';
import { packageVersion } from '../version.ts';
import { checkJenkinsfile } from './check-jenkinsfile.ts';
import type { CompileRequest, CompileResult } from './compilation.ts';
import { type EvaluateResult, evaluate } from './evaluate/evaluate.ts';
import { findDefaultExport } from './evaluate/find-property.ts';
import { type Program, readSources } from './evaluate/read-program.ts';
import { findDeclared } from './find-declared.ts';
import { lower } from './lower/lower.ts';
import type { ResolvePosition } from './lower/lowering.ts';
import { listHostModules, readExtraModules, sdkSource } from './sdk.ts';
import type { TypeProblem } from './types/parse-problems.ts';

/** A program that must be compiled, with where its types' findings will come from. */
export interface FreshProgram {
  readonly request: CompileRequest;
  readonly program: Program;
  readonly types: () => Promise<readonly TypeProblem[]>;
}

/**
 * Evaluates programs one after the other, each confined, while their types are checked elsewhere;
 * then lowers, analyses and, without errors, emits.
 */
export async function compileFresh(programs: readonly FreshProgram[]): Promise<CompileResult[]> {
  const dslSource = sdkSource();
  const extraModules = readExtraModules(listHostModules(programs.map(({ program }) => program)));
  const evaluated: EvaluateResult[] = [];
  for (const { request, program } of programs)
    evaluated.push(await evaluate({ ...request, dslSource, extraModules, program }));
  const results: CompileResult[] = [];
  for (const [index, fresh] of programs.entries())
    results.push(finish(fresh, evaluated[index] as EvaluateResult, await fresh.types()));
  return results;
}

function finish(
  { request, program }: FreshProgram,
  evaluated: EvaluateResult,
  types: readonly TypeProblem[],
): CompileResult {
  const typeErrors = types.map(({ code, message, position }) =>
    createDiagnostic('type-error', { code, text: message }, position),
  );
  if (evaluated.problems.length > 0) {
    const diagnostics = sortDiagnostics([...typeErrors, ...evaluated.problems]);
    return { pipeline: undefined, positions: {}, diagnostics, files: [], asked: {} };
  }
  const source = program.entry?.location.name ?? '';
  // What the DSL knows no call for is wrong with what the file exports.
  const resolve: ResolvePosition = (callSite) =>
    callSite === '' && program.entry !== undefined
      ? findDefaultExport(program.entry)
      : evaluated.resolvePosition(callSite);
  const lowered = lower(evaluated.definition, source, resolve);
  const asked: Record<string, boolean> = {};
  const fileExists = (path: string): boolean => {
    asked[path] ??= existsSync(join(request.repository, path));
    return asked[path];
  };
  const { pipeline, positions } = lowered;
  const findPosition = (key: string) => findDeclared(key, positions, program);
  const findings =
    pipeline === undefined ? [] : analyze(pipeline, positions, { fileExists, findPosition });
  const all = [...typeErrors, ...withoutEchoes(lowered.diagnostics, typeErrors), ...findings];
  if (pipeline !== undefined && !hasErrors(all)) all.push(...checkJenkinsfile(pipeline, positions));
  const diagnostics = sortDiagnostics(applySuppressions(all, readSources(program)));
  const files =
    pipeline === undefined || hasErrors(diagnostics)
      ? []
      : emitFiles(pipeline, positions, {
          version: packageVersion,
          library: libraryIdentity(),
          sourceHashes: Object.fromEntries(
            evaluated.filesRead.map(({ path, sha256 }) => [path, sha256]),
          ),
        });
  return { pipeline, positions, diagnostics, files, asked };
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** What the type checker said of a line already is not said again in other words. */
function withoutEchoes(
  diagnostics: readonly Diagnostic[],
  typeErrors: readonly Diagnostic[],
): Diagnostic[] {
  const lineOf = ({ position }: Diagnostic) => `${position?.file}:${position?.line}`;
  const lines = new Set(typeErrors.map(lineOf));
  return diagnostics.filter(
    (found) => found.name !== 'invalid-option' || !lines.has(lineOf(found)),
  );
}
