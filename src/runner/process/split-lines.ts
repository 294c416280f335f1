import { decodeStart, describeCut, LONGEST_LINE_BYTES } from '../events/cut-line.ts';

/** Makes lines of a stream of bytes. */
export interface LineSplitter {
  push(chunk: Buffer): void;
  /** The stream is over: what stands behind the last line end is a line too. */
  end(): void;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Calls `onLine` for every line, without its end, as soon as the end is there. Ends are LF, CRLF and
 * CR (progress displays write CR: each state of theirs is a line). Bytes that are not UTF-8 become
 * U+FFFD. At most 64 KiB of a line are kept, whatever is printed; a note says how much was cut.
 */
export function createLineSplitter(onLine: (text: string) => void): LineSplitter {
  let parts: Buffer[] = [];
  let keptBytes = 0;
  let cutBytes = 0;
  let isAfterReturn = false;

  function keep(part: Buffer): void {
    const kept = part.subarray(0, LONGEST_LINE_BYTES - keptBytes);
    if (kept.length > 0) parts.push(kept);
    keptBytes += kept.length;
    cutBytes += part.length - kept.length;
  }

  function endLine(): void {
    const line = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    const lengthBytes = keptBytes + cutBytes;
    const text = cutBytes === 0 ? line.toString() : decodeStart(line);
    const note = cutBytes === 0 ? '' : describeCut(lengthBytes - Buffer.byteLength(text));
    parts = [];
    keptBytes = 0;
    cutBytes = 0;
    onLine(text + note);
  }

  function push(chunk: Buffer): void {
    let start = isAfterReturn && chunk[0] === LINE_FEED ? 1 : 0;
    if (chunk.length > 0) isAfterReturn = false;
    const findFeed = createFinder(chunk, LINE_FEED);
    const findReturn = createFinder(chunk, CARRIAGE_RETURN);
    for (;;) {
      const end = Math.min(findFeed(start), findReturn(start));
      if (end === chunk.length) break;
      keep(chunk.subarray(start, end));
      endLine();
      start = end + 1;
      if (chunk[end] !== CARRIAGE_RETURN) continue;
      if (chunk[start] === LINE_FEED) start++;
      else isAfterReturn = start === chunk.length;
    }
    // A copy: the rest of a line must not keep the whole chunk alive.
    keep(Buffer.from(chunk.subarray(start)));
  }

  return {
    push,
    end() {
      if (keptBytes > 0) endLine();
    },
  };
}

/** Finds a byte from growing offsets on, looking at each position once; the length if there is none. */
function createFinder(chunk: Buffer, byte: number): (from: number) => number {
  let found = -1;
  return (from) => {
    if (found < from) {
      found = chunk.indexOf(byte, from);
      if (found === -1) found = chunk.length;
    }
    return found;
  };
}
