import type { Program } from '../evaluate/read-program.ts';
import { assignProblems } from './assign-problems.ts';
import type { TypeProblem } from './parse-problems.ts';
import { type CompilerOutcome, runCompiler } from './run-compiler.ts';
import { type SdkTypes, writeTypeProgram } from './type-program.ts';
import { createWorkingFolder, removeWorkingFolder } from './working-folder.ts';

/** Pipelines to check, of one repository or of many. */
export interface TypeCheckRequest {
  /** Without problems of their own; checked as one program, so that the DSL is read once. */
  readonly programs: readonly Program[];
  readonly sdk: SdkTypes;
  /** The repository in whose `.platform/types` the check works; absolute. */
  readonly repository: string;
  /** 60,000 for few programs and 600,000 for many unless said. */
  readonly timeoutMs?: number;
}

/** A check that is under way. */
export interface TypeCheck {
  /**
   * What was found, for each program of the request, in the order of the request; nothing for a
   * check that was stopped. Rejects with InternalError when the compiler can't be started or finds
   * a mistake outside of all programs.
   */
  readonly finished: Promise<readonly (readonly TypeProblem[])[]>;
  /** Ends the compiler. */
  stop(): void;
}

/** From this many programs on a second checker pays for itself. */
const manyPrograms = 4;

/**
 * Starts the native TypeScript compiler as a child process and returns at once. Start it before
 * anything else is loaded: it has its time on another core.
 *
 * @throws PlatformError `compiler.typescriptMissing`
 * @throws UserError `compiler.platformFolder`
 */
export function startTypeCheck(request: TypeCheckRequest): TypeCheck {
  const { programs, sdk, repository } = request;
  const isBatch = programs.length >= manyPrograms;
  const timeoutMs = request.timeoutMs ?? (isBatch ? 600_000 : 60_000);
  const folder = createWorkingFolder(repository);
  writeTypeProgram(folder, programs, sdk);
  const run = runCompiler(folder, isBatch ? 'two checkers' : 'single', timeoutMs);
  let stopped = false;
  let stopPart = run.stop;
  /** Checks some of the programs in a compiler of their own. */
  const checkPart = async (part: readonly Program[]) => {
    if (stopped) return part.map(() => []);
    const check = startTypeCheck({ ...request, programs: part });
    stopPart = check.stop;
    return check.finished;
  };
  const finish = async (): Promise<readonly (readonly TypeProblem[])[]> => {
    let found: readonly (readonly TypeProblem[])[] = [];
    let hidden: readonly number[] = [];
    try {
      const outcome = await run.outcome;
      if (stopped) return programs.map(() => []);
      if (outcome.kind === 'checked') {
        found = assignProblems(outcome.output, folder, programs, sdk);
        hidden = listHidden(found);
        if (hidden.length === 0) return found;
      }
      const [program] = programs;
      if (programs.length === 1 && program !== undefined) return [[describeEnd(outcome, program)]];
    } finally {
      removeWorkingFolder(folder);
    }
    if (hidden.length > 0) {
      const more = await checkPart(hidden.map((index) => programs[index] as Program));
      return found.map((problems, index) => more[hidden.indexOf(index)] ?? problems);
    }
    // One program ended the check of all: halves find it, and check the others.
    const middle = programs.length >> 1;
    const first = await checkPart(programs.slice(0, middle));
    const second = await checkPart(programs.slice(middle));
    return stopped ? programs.map(() => []) : [...first, ...second];
  };
  const finished = finish();
  // Who asks for the result late must not find the process ended by an unhandled rejection.
  finished.catch(() => {});
  const stop = (): void => {
    stopped = true;
    stopPart();
  };
  return { finished, stop };
}

/**
 * The programs that were not checked, by number: while one has an error of syntax (TS1xxx), the
 * compiler looks at the types of none.
 */
function listHidden(found: readonly (readonly TypeProblem[])[]): number[] {
  const all = found.flat();
  if (all.length === 0 || !all.every(({ code }) => /^TS1\d{3}$/u.test(code))) return [];
  return found.flatMap((problems, index) => (problems.length === 0 ? [index] : []));
}

function describeEnd(outcome: CompilerOutcome, { entry }: Program): TypeProblem {
  const position = { file: entry?.location.name ?? '', line: 1, column: 1 };
  const message =
    outcome.kind === 'timeout'
      ? 'The type check did not end in time. Look for a type that refers to itself.'
      : 'The type check ended abruptly. Look for data or types that are nested thousands of levels deep.';
  return { code: outcome.kind, message, position };
}
