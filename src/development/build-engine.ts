import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { printImage } from '../compiler/evaluate/engine-image-file.ts';
import { loadImage } from '../compiler/evaluate/load-image.ts';

/** Puts the sandbox's engine into a folder, and beside it the image of it that has the DSL loaded. */
export async function buildEngine(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const binary = '@jitl/quickjs-ng-wasmfile-release-sync/wasm';
  copyFileSync(createRequire(import.meta.url).resolve(binary), join(folder, 'engine.wasm'));
  writeFileSync(join(folder, 'engine.image'), printImage(await loadImage()));
}
