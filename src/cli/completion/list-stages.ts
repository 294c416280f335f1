import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The part of a compiled stage that is read here. */
interface ReadStage {
  readonly id?: unknown;
  readonly name?: unknown;
  readonly stages?: unknown;
}

/**
 * The stages of the nearest compiled pipeline, a line each: id, tab, name. Empty when there is none;
 * a shell that completes words has no place for an error. Reads the compiled model only, so that it
 * is quick and runs nothing of the repository.
 */
export function listStages(cwd: string): string {
  try {
    const model = JSON.parse(readFileSync(findModel(cwd), 'utf8')) as ReadStage;
    return flatten(model.stages)
      .map(({ id, name }) => `${id as string}\t${String(name).replace(/[^\P{Cc}]+/gu, ' ')}\n`)
      .join('');
  } catch {
    return '';
  }
}

function findModel(cwd: string): string {
  const file = join(cwd, '.platform/pipeline.json');
  if (existsSync(file) || existsSync(join(cwd, '.git')) || dirname(cwd) === cwd) return file;
  return findModel(dirname(cwd));
}

/** Only what can be an id: the words reach a shell, and the file comes with the repository. */
function flatten(stages: unknown): ReadStage[] {
  if (!Array.isArray(stages)) return [];
  return (stages as ReadStage[]).flatMap((stage) => [
    ...(typeof stage.id === 'string' && /^[\w.-]+$/.test(stage.id) ? [stage] : []),
    ...flatten(stage.stages),
  ]);
}
