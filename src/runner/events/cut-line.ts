/** A line of output is shown up to here. What is longer is data, and no log viewer takes it. */
export const LONGEST_LINE_BYTES = 64 * 1024;

/** What stands behind a line that was cut. */
export function describeCut(bytes: number): string {
  return ` … (${bytes} more bytes of this line are not shown)`;
}

/** Cuts a text that is too long for an event, between characters, and says so. */
export function cutLine(text: string): string {
  const bytes = Buffer.byteLength(text);
  if (bytes <= LONGEST_LINE_BYTES) return text;
  const start = decodeStart(Buffer.from(text).subarray(0, LONGEST_LINE_BYTES));
  return start + describeCut(bytes - Buffer.byteLength(start));
}

/** Decodes UTF-8 that may end within a character; that character is left out. */
export function decodeStart(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes, { stream: true });
}
