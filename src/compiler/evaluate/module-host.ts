import { printEntry } from './entry-module.ts';
import { findPosition } from './find-position.ts';
import type { SourceLocation } from './locate.ts';
import type { EvaluationProblem } from './problem.ts';
import type { Program } from './read-program.ts';
import { isProblem, readSource, type Source } from './read-source.ts';
import { resolveSpecifier } from './resolve-specifier.ts';
import type { ModuleHost } from './run-in-sandbox.ts';
import { nameModule, SourcePositions } from './source-positions.ts';
import { type Transformed, transformLate } from './transform-program.ts';

/** Hands modules to the sandbox and remembers what it refused. */
export interface PipelineModuleHost extends ModuleHost {
  /** The module to run: it imports the pipeline file and exports the outcome. */
  readonly entryCode: string;
  readonly positions: SourcePositions;
  /** Why imports were refused, in the order of their use. */
  readonly problems: readonly EvaluationProblem[];
}

/**
 * The only way from the sandbox to the outside: resolves each import against the boundary, when it
 * is used, whether or not anything was known about it before.
 *
 * @param extraModules modules of the host that the engine's image has not, JavaScript by specifier
 * @param transformed what the files of the program became
 */
export function createModuleHost(
  entry: Source,
  program: Program,
  extraModules: Readonly<Record<string, string>>,
  transformed: ReadonlyMap<Source, Transformed>,
): PipelineModuleHost {
  const positions = new SourcePositions();
  const problems: EvaluationProblem[] = [];
  const locations = new Map<string, SourceLocation>();
  const sources = new Map<string, Source>();
  const refuse = (...found: EvaluationProblem[]): Error => {
    problems.push(...found);
    return new Error(found.map(({ message }) => message).join('\n'));
  };
  const name = (location: SourceLocation): string => {
    const moduleName = nameModule(location.name);
    locations.set(moduleName, location);
    return moduleName;
  };
  return {
    entryCode: printEntry(name(entry.location)),
    positions,
    problems,
    resolve(importer, specifier) {
      // The host's own entry module names its imports in full.
      if (importer === 'host') return specifier;
      const from = locations.get(importer);
      if (from === undefined) {
        if (program.hostModules.has(specifier)) return specifier;
        throw new Error(`'${specifier}' can't be imported from here.`);
      }
      const position = findImport(sources.get(importer) as Source, specifier);
      const found = resolveSpecifier(
        specifier,
        from,
        program.boundary,
        program.hostModules,
        position,
      );
      if (found.kind === 'refused') throw refuse(found.problem);
      return found.kind === 'host' ? found.name : name(found.location);
    },
    load(moduleName) {
      if (Object.hasOwn(extraModules, moduleName)) return extraModules[moduleName] as string;
      const location = locations.get(moduleName) as SourceLocation;
      const source = program.sources.get(location.path) ?? readSource(location, undefined);
      if (isProblem(source)) throw refuse(source);
      sources.set(moduleName, source);
      const module = transformed.get(source) ?? transformLate(source);
      if (!('code' in module)) throw refuse(...module);
      positions.add(moduleName, module);
      return module.code;
    },
  };
}

/** Where a source imports a specifier; the engine does not tell. Its first `import(` when it is computed. */
function findImport(source: Source, specifier: string) {
  const quoted = [`'${specifier}'`, `"${specifier}"`, 'import(']
    .map((text) => source.text.indexOf(text))
    .find((offset) => offset !== -1);
  return findPosition(source, quoted ?? 0);
}
