import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { Position } from '../diagnostics/position.ts';
import type { Pipeline } from '../model/pipeline.ts';
import type { PositionsFile } from '../model/position.ts';
import type { Step } from '../model/step.ts';
import { visitSteps } from '../model/visit.ts';
import type { Consumer } from './consumer.ts';

/** A step of a compiled pipeline with the place in its author's file. */
export interface ModelStep {
  readonly step: Step;
  /** The kind of its stage; undefined in a post block. */
  readonly stage: string | undefined;
  /** Relative to the repository. */
  readonly position: Position;
  /** Whether the file is the one that was compiled, so that the place still holds. */
  readonly isFresh: boolean;
}

/**
 * The steps of what a consumer committed in `.platform/`: with them the inputs of steps that no call
 * in its files shows, because a golden path or a loop makes them. A pipeline that was not compiled,
 * or by a version that writes something else, has none here.
 *
 * @param sources the texts of the consumer's files by path
 */
export async function readModels(
  consumer: Consumer,
  sources: ReadonlyMap<string, string>,
): Promise<ModelStep[]> {
  const found: ModelStep[] = [];
  for (const pipeline of consumer.pipelines) {
    const folder = posix.dirname(pipeline);
    const [model, positions] = await Promise.all([
      consumer.read(posix.join(folder, '.platform/pipeline.json')),
      consumer.read(posix.join(folder, '.platform/positions.json')),
    ]);
    if (model !== undefined && positions !== undefined)
      found.push(...readSteps(model, positions, folder, sources));
  }
  return found;
}

function readSteps(
  model: string,
  positions: string,
  folder: string,
  sources: ReadonlyMap<string, string>,
): ModelStep[] {
  try {
    const pipeline = JSON.parse(model) as Pipeline;
    const places = JSON.parse(positions) as PositionsFile;
    return [...visitSteps(pipeline)].flatMap(({ step, stage, post }): ModelStep[] => {
      const written = places.positions[`step:${step.id}`];
      if (written === undefined) return [];
      const file = posix.join(folder, written.file);
      const text = sources.get(file);
      const isFresh = text !== undefined && hash(text) === places.sources[written.file];
      const kind = post === undefined ? stage?.kind : undefined;
      return [{ step, stage: kind, position: { ...written, file }, isFresh }];
    });
  } catch {
    // A file of another version, or no such file at all: the sources are still looked at.
    return [];
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
