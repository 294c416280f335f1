import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../analysis/analyze.ts';
import { forbidFindings } from '../analysis/forbid.ts';
import { applySuppressions } from '../analysis/suppressions.ts';
import { createDiagnostic, type Diagnostic, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import { emitFiles } from '../emit/emit.ts';
import { libraryIdentity } from '../library-identity.ts';
import { packageVersion } from '../version.ts';
import { checkJenkinsfile } from './check-jenkinsfile.ts';
import type { CompileRequest, CompileResult } from './compilation.ts';
import { type EvaluateResult, evaluate } from './evaluate/evaluate.ts';
import { findDefaultExport } from './evaluate/find-property.ts';
import { loadEngine } from './evaluate/load-engine.ts';
import { type Program, readSources } from './evaluate/read-program.ts';
import { findDeclared } from './find-declared.ts';
import { lower } from './lower/lower.ts';
import type { ResolvePosition } from './lower/lowering.ts';
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
export async function compileFresh(
  programs: readonly FreshProgram[],
  forbid: readonly string[] = [],
): Promise<CompileResult[]> {
  loadEngine(programs.length > 3 ? 'many' : 'one').catch(() => {});
  const evaluated: EvaluateResult[] = [];
  for (const { request, program } of programs)
    evaluated.push(await evaluate({ ...request, program }));
  // The type check is still under way; what it says decides only what becomes of all this.
  const findings = programs.map((fresh, index) =>
    derive(fresh, evaluated[index] as EvaluateResult),
  );
  const results: CompileResult[] = [];
  for (const [index, fresh] of programs.entries())
    results.push(conclude(fresh, findings[index] as Derived, await fresh.types(), forbid));
  return results;
}

/** Everything that follows from a definition, as if its types were right. */
interface Derived extends Pick<CompileResult, 'pipeline' | 'positions' | 'files' | 'asked'> {
  /** Found while it was evaluated or lowered. */
  readonly mistakes: readonly Diagnostic[];
  /** Found by the rules. */
  readonly findings: readonly Diagnostic[];
}

function derive({ request, program }: FreshProgram, evaluated: EvaluateResult): Derived {
  const asked: Record<string, boolean> = {};
  if (evaluated.problems.length > 0) {
    const mistakes = evaluated.problems;
    return { pipeline: undefined, positions: {}, mistakes, findings: [], files: [], asked };
  }
  const source = program.entry?.location.name ?? '';
  // What the DSL knows no call for is wrong with what the file exports.
  const resolve: ResolvePosition = (callSite) =>
    callSite === '' && program.entry !== undefined
      ? findDefaultExport(program.entry)
      : evaluated.resolvePosition(callSite);
  const lowered = lower(evaluated.definition, source, resolve);
  const fileExists = (path: string): boolean => {
    asked[path] ??= existsSync(join(request.repository, path));
    return asked[path];
  };
  const { pipeline, positions, diagnostics: mistakes } = lowered;
  if (pipeline === undefined)
    return { pipeline, positions, mistakes, findings: [], files: [], asked };
  const findPosition = (key: string) => findDeclared(key, positions, program);
  const findings = analyze(pipeline, positions, { fileExists, findPosition });
  if (!hasErrors([...mistakes, ...findings]))
    findings.push(...checkJenkinsfile(pipeline, positions));
  const isSound = !hasErrors([...mistakes, ...findings]);
  const files = isSound
    ? emitFiles(pipeline, positions, {
        version: packageVersion,
        library: libraryIdentity(),
        sourceHashes: Object.fromEntries(
          evaluated.filesRead.map(({ path, sha256 }) => [path, sha256]),
        ),
      })
    : [];
  return { pipeline, positions, mistakes, findings, files, asked };
}

function conclude(
  { program }: FreshProgram,
  { mistakes, findings, files, ...derived }: Derived,
  types: readonly TypeProblem[],
  forbid: readonly string[],
): CompileResult {
  const typeErrors = types.map(({ code, message, position }) =>
    createDiagnostic('type-error', { code, text: message }, position),
  );
  const all = [...typeErrors, ...withoutEchoes(mistakes, typeErrors), ...findings];
  const judged = forbid.length === 0 ? all : forbidFindings(all, forbid);
  const diagnostics = sortDiagnostics(applySuppressions(judged, readSources(program)));
  return { ...derived, diagnostics, files: hasErrors(diagnostics) ? [] : files };
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
