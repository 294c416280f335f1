/**
 * Widths of characters in a sans serif face, in shares of the font size. No font can be asked here:
 * the viewer picks it. The shares are those of a rather wide one, so that text never overflows.
 */
const narrow = 0.37;
const normal = 0.62;
const upper = 0.7;
const wide = 0.96;
const full = 1.05;

/** About how wide a text is, in pixels. */
export function measureText(text: string, fontSize: number, isBold = false): number {
  let shares = 0;
  for (const character of text) shares += shareOf(character);
  return shares * fontSize * (isBold ? 1.06 : 1);
}

/** A text that fits a width, with an ellipsis where it was cut; never in the middle of a character. */
export function fitText(text: string, width: number, fontSize: number, isBold = false): string {
  if (measureText(text, fontSize, isBold) <= width) return text;
  let fitting = '';
  for (const { segment } of new Intl.Segmenter('en').segment(text)) {
    if (measureText(`${fitting}${segment}…`, fontSize, isBold) > width) break;
    fitting += segment;
  }
  return `${fitting.trimEnd()}…`;
}

function shareOf(character: string): number {
  if (/[il.,:;'|!()[\]{}fjrt\s]/.test(character)) return narrow;
  if (/[mwMW@%]/.test(character)) return wide;
  if (
    /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]|\p{Extended_Pictographic}/u.test(
      character,
    )
  )
    return full;
  if (/\p{Mn}|\u200d|\ufe0f/u.test(character)) return 0;
  return /\p{Lu}/u.test(character) ? upper : normal;
}
