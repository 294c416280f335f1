import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { constants, crc32, deflateRaw, type ZlibOptions } from 'node:zlib';

const deflate = promisify<Buffer, ZlibOptions, Buffer>(deflateRaw);

/** Bytes compressed at a time. Part of the output's form: another size gives other bytes. */
const blockBytes = 512 * 1024;

/** How far back deflate refers (RFC 1951): what a block may know of the one before. */
const windowBytes = 32 * 1024;

/** RFC 1952: magic, method deflate, no flags, time 0, no extra flags, unknown operating system. */
const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

/** An empty last block (RFC 1951, fixed codes), since every block before it ends on a byte border. */
const lastBlock = Buffer.from([0x03, 0x00]);

/** Node's thread pool has four threads; one stays free for files. */
const maxInFlight = Math.min(availableParallelism(), 3) + 1;

/**
 * Compresses a stream to one gzip member, several blocks at a time on the thread pool, in bounded
 * memory. The method is that of pigz: each block is deflated on its own with the end of the block
 * before as its dictionary.
 *
 * The bytes depend on the input, the level and the zlib inside Node (`process.versions.zlib`), and on
 * nothing else: not on the number of cores, nor on how the input was cut into chunks.
 *
 * @param level - 1 (fast) to 9 (small).
 */
export async function* gzip(
  source: AsyncIterable<Uint8Array>,
  level: number,
): AsyncGenerator<Buffer> {
  const inFlight: Promise<Buffer>[] = [];
  let checksum = 0;
  let sizeBytes = 0;
  let dictionary: Buffer | undefined;
  yield header;
  for await (const block of cutIntoBlocks(source)) {
    checksum = crc32(block, checksum);
    sizeBytes += block.length;
    inFlight.push(deflateBlock(block, level, dictionary));
    dictionary = block.subarray(-windowBytes);
    if (inFlight.length >= maxInFlight) yield (await inFlight.shift()) as Buffer;
  }
  for (const block of inFlight) yield await block;
  yield lastBlock;
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(checksum, 0);
  trailer.writeUInt32LE(sizeBytes % 2 ** 32, 4);
  yield trailer;
}

function deflateBlock(
  block: Buffer,
  level: number,
  dictionary: Buffer | undefined,
): Promise<Buffer> {
  const deflated = deflate(block, {
    level,
    finishFlush: constants.Z_SYNC_FLUSH,
    chunkSize: blockBytes / 2,
    ...(dictionary === undefined ? {} : { dictionary }),
  });
  // Awaited later, in order: until then a failure must not count as unhandled.
  deflated.catch(() => {});
  return deflated;
}

async function* cutIntoBlocks(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let block = Buffer.allocUnsafe(blockBytes);
  let filled = 0;
  for await (const chunk of source) {
    let taken = 0;
    while (taken < chunk.length) {
      const part = chunk.subarray(taken, taken + blockBytes - filled);
      block.set(part, filled);
      filled += part.length;
      taken += part.length;
      if (filled < blockBytes) continue;
      yield block;
      block = Buffer.allocUnsafe(blockBytes);
      filled = 0;
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}
