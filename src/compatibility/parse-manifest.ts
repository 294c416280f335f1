import { UserError } from '../diagnostics/errors.ts';
import { type LibraryManifest, manifestVersion } from './library-manifest.ts';

/**
 * Reads the text of a manifest.
 *
 * @param origin where the text is from, for messages: `schemas/library.json of v1.4.0`
 * @throws UserError `manifest.invalid` when it is none, `manifest.version` when a later version of
 *   this package wrote it
 */
export function parseManifest(text: string, origin: string): LibraryManifest {
  const value = parseJson(text, origin);
  if (!isObject(value)) throw invalid(origin, 'it is no JSON object');
  const version = value['manifestVersion'];
  if (version !== manifestVersion) {
    if (typeof version !== 'number') throw invalid(origin, '`manifestVersion` is missing');
    throw new UserError(
      'manifest.version',
      `${origin} has the form ${version} of a manifest; this version reads form ${manifestVersion}.`,
      { mend: 'Use the version of jenkins-pipeline-sdk that wrote it, or a later one.' },
    );
  }
  for (const name of ['name', 'version'])
    if (typeof value[name] !== 'string') throw invalid(origin, `\`${name}\` is no text`);
  if (!isObject(value['steps'])) throw invalid(origin, '`steps` is no object');
  for (const [name, step] of Object.entries(value['steps'])) {
    const problem = findProblem(step);
    if (problem !== undefined) throw invalid(origin, `\`steps.${name}${problem}`);
  }
  return value as unknown as LibraryManifest;
}

function parseJson(text: string, origin: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(origin, (error as Error).message);
  }
}

/** The end of a sentence about the first member of a step that has not the type that readers rely on. */
function findProblem(step: unknown): string | undefined {
  if (!isObject(step)) return '` is no object';
  for (const name of ['parameters', 'outputs'])
    if (!isObject(step[name])) return `.${name}\` is no JSON Schema`;
  for (const name of ['positional', 'adapters', 'access', 'examples', 'changes'])
    if (!Array.isArray(step[name])) return `.${name}\` is no list`;
  return undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(origin: string, problem: string): UserError {
  return new UserError('manifest.invalid', `${origin} is no manifest of a library: ${problem}.`, {
    mend: 'Generate it again with: platform library build',
    exit: 'invalid',
  });
}
