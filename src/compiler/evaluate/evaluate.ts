import type { Position } from '../../diagnostics/position.ts';
import { hostModuleNames } from '../sdk.ts';
import { describeOutcome } from './describe-outcome.ts';
import { loadImage } from './load-image.ts';
import { createModuleHost } from './module-host.ts';
import type { EvaluationProblem } from './problem.ts';
import {
  type FileRead,
  listFilesRead,
  type Program,
  readProgram,
  sdkModuleName,
} from './read-program.ts';
import { runInSandbox } from './run-in-sandbox.ts';
import { transformProgram } from './transform-program.ts';

/** A pipeline file to run, and what it may see. */
export interface EvaluateRequest {
  /** The pipeline file; absolute. */
  readonly file: string;
  /** The folder it may read from; absolute. */
  readonly repository: string;
  /** JavaScript of the ES module that `jenkins-pipeline-sdk` means inside the sandbox; the DSL of this package unless said. */
  readonly dslSource?: string;
  /** More modules of the host by specifier, for instance `jenkins-pipeline-sdk/paths`; JavaScript. */
  readonly extraModules?: Readonly<Record<string, string>>;
  /** Package folders that may be imported by their name, absolute; none unless said. */
  readonly allowedPackages?: readonly string[];
  /** 2000 unless said. */
  readonly timeoutMs?: number;
  /** 128 MiB unless said. */
  readonly memoryLimitBytes?: number;
  /** The program when it was read before, for the type check; read here unless given. */
  readonly program?: Program;
}

/** What a pipeline file handed over. */
export interface EvaluateResult {
  /** Untrusted data: what the default export serialises to. Undefined when there are problems. */
  readonly definition: unknown;
  /** Every file of the program, those imported for their types only included; sorted by path. */
  readonly filesRead: readonly FileRead[];
  readonly problems: readonly EvaluationProblem[];
  /** Leads from a call site `module:line:column` that was captured inside to the source. */
  readonly resolvePosition: (callSite: string) => Position | undefined;
}

const defaultTimeoutMs = 2000;
const defaultMemoryBytes = 128 * 1024 * 1024;

/**
 * Runs a pipeline file confined: in QuickJS, inside WebAssembly, without clock, randomness, network,
 * environment, process or files other than the imports that the boundary admits.
 *
 * Mistakes of the pipeline file are problems of the result, never thrown.
 *
 * @throws the operating system's error when the repository or an allowed package does not exist
 */
export async function evaluate(request: EvaluateRequest): Promise<EvaluateResult> {
  const program =
    request.program ??
    readProgram({
      ...request,
      hostModules: [...hostModuleNames, ...Object.keys(request.extraModules ?? {})],
    });
  const filesRead = listFilesRead(program);
  const { entry } = program;
  if (entry === undefined || program.problems.length > 0)
    return {
      filesRead,
      problems: program.problems,
      definition: undefined,
      resolvePosition: () => undefined,
    };
  const transformed = await transformProgram(program);
  const host = createModuleHost(entry, program, request.extraModules ?? {}, transformed);
  const resolvePosition = (callSite: string) => host.positions.resolve(callSite);
  const timeoutMs = request.timeoutMs ?? defaultTimeoutMs;
  const memoryBytes = request.memoryLimitBytes ?? defaultMemoryBytes;
  const { dslSource } = request;
  const image = await loadImage(
    dslSource === undefined ? undefined : { [sdkModuleName]: dslSource },
  );
  const outcome = await runInSandbox(host.entryCode, image, host, { timeoutMs, memoryBytes });
  const { definition, problem } = describeOutcome(outcome, {
    positions: host.positions,
    entry: entry.location.name,
    timeoutMs,
    memoryBytes,
  });
  const found = host.problems.length === 0 && problem !== undefined ? [problem] : host.problems;
  return {
    filesRead,
    problems: found,
    definition: found.length === 0 ? definition : undefined,
    resolvePosition,
  };
}
