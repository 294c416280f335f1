import { gunzipSync } from 'node:zlib';
import { execa } from 'execa';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gzip } from '../../../src/adapters/image/gzip.ts';
import { collect } from './collect.ts';

async function compress(chunks: readonly Uint8Array[], level = 6): Promise<Buffer> {
  async function* source() {
    yield* chunks;
  }
  return collect(gzip(source(), level));
}

/** Bytes that compress somewhat, with matches that reach over the blocks' borders. */
function makeBytes(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let index = 0; index < length; index += 1)
    bytes[index] = ((index * 7919) % 251) ^ (index >> 13);
  return bytes;
}

const blockBytes = 512 * 1024;

it.each([0, 1, blockBytes - 1, blockBytes, blockBytes + 1, 3 * blockBytes + 5])(
  'gives back %i bytes',
  async (length) => {
    const bytes = makeBytes(length);
    expect(gunzipSync(await compress([bytes])).equals(bytes)).toBe(true);
  },
);

it('does not depend on how the input is cut', async () => {
  const bytes = makeBytes(blockBytes + 70_000);
  const whole = await compress([bytes]);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 6 }), async (cuts) => {
      const borders = [0, ...cuts.sort((left, right) => left - right), bytes.length];
      const chunks = borders
        .slice(1)
        .map((border, index) => bytes.subarray(borders[index], border));
      expect((await compress(chunks)).equals(whole)).toBe(true);
    }),
    { numRuns: 20, seed: 2 },
  );
});

it('is what gzip itself accepts, one member, with no name and no time', async () => {
  const bytes = makeBytes(2 * blockBytes);
  const compressed = await compress([bytes]);
  expect(compressed.subarray(0, 10).toString('hex')).toBe('1f8b08000000000000ff');
  const { stdout } = await execa('gzip', ['--decompress', '--stdout'], {
    input: compressed,
    encoding: 'buffer',
  });
  expect(Buffer.from(stdout).equals(bytes)).toBe(true);
});

it('hands on what its source throws', async () => {
  async function* source() {
    yield makeBytes(3 * blockBytes);
    throw new Error('gone');
  }
  await expect(collect(gzip(source(), 1))).rejects.toThrow('gone');
});
