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
    const [cut, kept] = [cutBytes, keptBytes];
    parts = [];
    keptBytes = 0;
    cutBytes = 0;
    if (cut === 0) return onLine(line.toString());
    const start = decodeStart(line);
    onLine(start + describeCut(cut + kept - Buffer.byteLength(start)));
  }

  function push(chunk: Buffer): void {
    let start = 0;
    if (isAfterReturn && chunk[0] === LINE_FEED) start = 1;
    if (chunk.length > 0) isAfterReturn = false;
    while (start < chunk.length) {
      const end = findLineEnd(chunk, start);
      if (end === -1) return keep(Buffer.from(chunk.subarray(start)));
      keep(chunk.subarray(start, end));
      endLine();
      start = end + 1;
      if (chunk[end] !== CARRIAGE_RETURN) continue;
      if (chunk[start] === LINE_FEED) start++;
      else isAfterReturn = start === chunk.length;
    }
  }

  return {
    push,
    end() {
      if (keptBytes > 0) endLine();
    },
  };
}

function findLineEnd(chunk: Buffer, start: number): number {
  const feed = chunk.indexOf(LINE_FEED, start);
  const end = feed === -1 ? chunk.length : feed;
  // Only up to the line feed: looking for a CR in all of the chunk at each line would be quadratic.
  const back = chunk.subarray(start, end).indexOf(CARRIAGE_RETURN);
  return back === -1 ? feed : start + back;
}
