import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findLibraryFolder } from '../../library-identity.ts';
import { findBuilt } from '../find-built.ts';
import { readModules } from '../sdk.ts';
import { createImage, type EngineImage } from './engine-image.ts';
import { parseImage } from './engine-image-file.ts';
import { createEngine } from './load-engine.ts';

let built: EngineImage | undefined;
const images = new Map<string, Promise<EngineImage>>();

/**
 * The image of an engine that has the DSL loaded: the one that the build made, or one made now and
 * kept for the next evaluations of this process.
 *
 * @param modules JavaScript by specifier; those of this package unless said
 */
export function loadImage(modules?: Readonly<Record<string, string>>): Promise<EngineImage> {
  const file = modules === undefined ? findImage() : undefined;
  if (file !== undefined) {
    built ??= parseImage(readFileSync(file));
    return Promise.resolve(built);
  }
  const loaded = modules ?? readModules();
  const key = JSON.stringify(loaded);
  const known = images.get(key);
  if (known !== undefined) return known;
  const made = createEngine().then((engine) => createImage(engine, loaded));
  images.set(key, made);
  return made;
}

/** A platform team's library has an image with its own steps. */
function findImage(): string | undefined {
  const library = findLibraryFolder();
  return library === undefined ? findBuilt('engine/engine.image') : join(library, 'engine.image');
}
