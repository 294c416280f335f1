import type { EngineImage } from './engine-image.ts';

/** The content of an image's file: a line of JSON, then the pages. */
export function printImage({ bytes, ...head }: EngineImage): Uint8Array {
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), bytes]);
}

/** What `printImage` has written. */
export function parseImage(content: Buffer): EngineImage {
  const end = content.indexOf('\n');
  const head = JSON.parse(content.toString('latin1', 0, end)) as Omit<EngineImage, 'bytes'>;
  return { ...head, bytes: content.subarray(end + 1) };
}
