import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findLibraryFolder, libraryIdentity } from '../library-identity.ts';
import { packageVersion } from '../version.ts';
import { readCache, writeCache } from './cache/cache.ts';
import type { Compilation, CompileRequest, CompileResult } from './compilation.ts';
import { listFilesRead, type Program, readProgram, readSources } from './evaluate/read-program.ts';
import { hostModuleNames, listHostModules, sdkTypes } from './sdk.ts';

export type { Compilation, CompileRequest } from './compilation.ts';

/** How to compile. */
export interface CompileOptions {
  /** Whether a result that was kept for the very same files may be used again. */
  readonly cache: boolean;
  /**
   * Codes of findings that are errors here, whatever a file accepts. Results of such a compile are not
   * kept.
   */
  readonly forbid?: readonly string[];
}

/**
 * Compiles pipelines: the types of all are checked as one program by a child process while this one
 * evaluates them, each confined. Nothing of a repository is written but its git-ignored cache.
 *
 * What was compiled before and has not changed is answered without either; the parts that compile
 * are not even loaded then.
 */
export async function compilePipelines(
  requests: readonly CompileRequest[],
  options: CompileOptions,
): Promise<Compilation[]> {
  if (findLibraryFolder() !== undefined) await (await import('./load-library.ts')).loadLibrary();
  const programs = requests.map((request) =>
    readProgram({ ...request, hostModules: hostModuleNames }),
  );
  const { forbid = [] } = options;
  const useCache = options.cache && forbid.length === 0;
  const results = programs.map((program, index) =>
    useCache ? readKept(requests[index] as CompileRequest, program) : undefined,
  );
  const open = programs.flatMap((_, index) => (results[index] === undefined ? [index] : []));
  if (open.length > 0) {
    const fresh = await compileOpen(open, requests, programs, forbid);
    for (const [position, index] of open.entries()) {
      const result = fresh[position] as CompileResult;
      results[index] = result;
      if (useCache) keep(requests[index] as CompileRequest, programs[index] as Program, result);
    }
  }
  return requests.map((request, index) => ({
    ...request,
    ...(results[index] as CompileResult),
    sources: readSources(programs[index] as Program),
  }));
}

async function compileOpen(
  open: readonly number[],
  requests: readonly CompileRequest[],
  programs: readonly Program[],
  forbid: readonly string[],
): Promise<CompileResult[]> {
  const checked = open.filter((index) => (programs[index] as Program).problems.length === 0);
  // The child is started before the parts that evaluate are loaded: it needs its time on another core.
  const check =
    checked.length === 0
      ? undefined
      : (await import('./types/check-types.ts')).startTypeCheck({
          programs: checked.map((index) => programs[index] as Program),
          sdk: sdkTypes(listHostModules(checked.map((index) => programs[index] as Program))),
          repository: (requests[checked[0] as number] as CompileRequest).repository,
        });
  check?.finished.catch(() => {});
  try {
    const { compileFresh } = await import('./compile-fresh.ts');
    return await compileFresh(
      open.map((index) => ({
        request: requests[index] as CompileRequest,
        program: programs[index] as Program,
        types: async () => (await check?.finished)?.[checked.indexOf(index)] ?? [],
      })),
      forbid,
    );
  } catch (error) {
    check?.stop();
    throw error;
  }
}

/** Another build of this package makes other results, of the same version too. */
const buildTime = String(statSync(import.meta.filename).mtimeMs);

function manifestOf(program: Program) {
  const library = JSON.stringify(libraryIdentity());
  const versions = { package: packageVersion, build: buildTime, library };
  return { versions, files: listFilesRead(program) };
}

function entryOf(program: Program): string {
  return program.entry?.location.name ?? '';
}

function readKept(request: CompileRequest, program: Program): CompileResult | undefined {
  if (program.entry === undefined) return undefined;
  const kept = readCache<CompileResult>(request.repository, entryOf(program), manifestOf(program));
  const isSame = Object.entries(kept?.asked ?? {}).every(
    ([path, was]) => existsSync(join(request.repository, path)) === was,
  );
  return isSame ? kept : undefined;
}

function keep(request: CompileRequest, program: Program, result: CompileResult): void {
  if (program.entry === undefined) return;
  writeCache(request.repository, entryOf(program), manifestOf(program), result);
}
