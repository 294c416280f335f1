import { relative, resolve } from 'node:path';
import { type Boundary, createBoundary } from './boundary.ts';
import { findPosition } from './find-position.ts';
import { locate, type SourceLocation } from './locate.ts';
import { createProblem, type EvaluationProblem } from './problem.ts';
import { isProblem, readSource, type Source } from './read-source.ts';
import { resolveSpecifier } from './resolve-specifier.ts';
import { scanReferences } from './scan-references.ts';

/** The module that pipeline files import the DSL from. */
export const sdkModuleName = 'jenkins-pipeline-sdk';

/** Which pipeline file to read, and what it may see. */
export interface ProgramRequest {
  /** The pipeline file; absolute. */
  readonly file: string;
  /** The folder it may read from; absolute. */
  readonly repository: string;
  /** Package folders that may be imported by their name, absolute; none unless said. */
  readonly allowedPackages?: readonly string[];
  /** Names of modules that the host brings; `jenkins-pipeline-sdk` alone unless said. */
  readonly hostModules?: readonly string[];
}

/** A pipeline file with everything it imports, read once; both the type check and the evaluation use it. */
export interface Program {
  readonly boundary: Boundary;
  readonly hostModules: ReadonlySet<string>;
  /** The pipeline file; undefined when it can't be read. */
  readonly entry: Source | undefined;
  /** By real path, the entry first, the others in the order of their imports. */
  readonly sources: ReadonlyMap<string, Source>;
  /** When there are any, the program is neither checked nor run. */
  readonly problems: readonly EvaluationProblem[];
}

/**
 * Reads a pipeline file and, by its imports, every other file of the program, each checked against
 * the boundary before it is opened. Reports all problems at once.
 *
 * @throws the operating system's error when the repository or an allowed package does not exist
 */
export function readProgram(request: ProgramRequest): Program {
  const boundary = createBoundary(request.repository, request.allowedPackages);
  const hostModules = new Set(request.hostModules ?? [sdkModuleName]);
  const sources = new Map<string, Source>();
  const problems: EvaluationProblem[] = [];

  /** The source at a location, from the program or from disk. */
  const include = (location: SourceLocation, position?: ReturnType<typeof findPosition>) => {
    if (sources.has(location.path)) return;
    const source = readSource(location, position);
    if (isProblem(source)) problems.push(source);
    else sources.set(location.path, source);
  };

  const follow = (source: Source): void => {
    for (const { kind, text, offset } of scanReferences(source.text)) {
      const position = findPosition(source, offset);
      if (kind === 'directive') {
        problems.push(createProblem('reference-directive', { directive: text }, position));
      } else if (kind === 'augmentation') {
        problems.push(createProblem('global-declaration', { declaration: text }, position));
      } else {
        const found = resolveSpecifier(text, source.location, boundary, hostModules, position);
        if (found.kind === 'refused') problems.push(found.problem);
        if (found.kind === 'file') include(found.location, position);
      }
    }
  };

  // The repository may be given through a link, so the file is found again under its real path.
  const way = relative(resolve(request.repository), resolve(request.file));
  const path = resolve(boundary.repository.path, way);
  const located = locate(path, boundary.repository, way.replaceAll('\\', '/'), undefined);
  if (located.kind === 'refused') problems.push(located.problem);
  else include(located.location);
  // The loop also visits what it adds.
  for (const source of sources.values()) {
    if (!source.location.path.endsWith('.json')) follow(source);
    includeDeclarations(source, include);
  }
  const entry = located.kind === 'file' ? sources.get(located.location.path) : undefined;
  return { boundary, hostModules, entry, sources, problems };
}

/** TypeScript takes the types of `steps.js` from `steps.d.ts` beside it. */
function includeDeclarations(source: Source, include: (location: SourceLocation) => void): void {
  const { path, root } = source.location;
  if (!path.endsWith('.js')) return;
  const found = locate(`${path.slice(0, -3)}.d.ts`, root, '', undefined);
  if (found.kind === 'file') include(found.location);
}

/** A file whose text a result depends on. */
export interface FileRead {
  /** Relative to the repository, or `<package>/…`; forward slashes. */
  readonly path: string;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** Every file of a program with its hash, sorted by path. */
export function listFilesRead(program: Program): FileRead[] {
  return [...program.sources.values()]
    .map(({ location, sha256 }) => ({ path: location.name, sha256 }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The text of every file of a program by its path, for the lines that a finding shows. */
export function readSources(program: Program): Map<string, string> {
  return new Map([...program.sources.values()].map(({ location, text }) => [location.name, text]));
}
