/** `base64` of coreutils and MIME break lines after 76 characters, OpenSSL and PEM after 64. */
const WRAPPED_LINE_CHARACTERS = [76, 64];
/** Below this length a piece of base64 is too likely to be part of an innocent text. */
const SHORTEST_PIECE = 4;

/**
 * What a text looks like inside base64: at each of the three offsets that it can have within a
 * longer input (`user:secret` is the everyday case), at the end of the input with and without
 * padding, followed by a line feed (`echo "$SECRET" | base64`), wrapped into lines, in the standard
 * and in the URL-safe alphabet (RFC 4648).
 *
 * A character that also carries bits of a neighbour is not part of the form in the middle of an
 * input, so at most 4 bits at either end of the secret can stay visible there.
 */
export function base64Encodings(text: string): string[] {
  const standard = [...embeddedForms(text), ...wrappedLines(text)];
  return [...standard, ...standard.map(toUrlSafe)];
}

function embeddedForms(text: string): string[] {
  const forms: string[] = [];
  for (const offset of [0, 1, 2]) {
    const firstStable = Math.ceil((offset * 8) / 6);
    for (const ending of ['', '\n']) {
      const input = Buffer.concat([Buffer.alloc(offset), Buffer.from(text + ending)]);
      const padded = input.toString('base64').slice(firstStable);
      const unpadded = padded.replace(/=+$/, '');
      const stable = input
        .toString('base64')
        .slice(firstStable, Math.floor((input.length * 8) / 6));
      forms.push(stable, unpadded, padded);
    }
  }
  return forms;
}

function wrappedLines(text: string): string[] {
  const encoded = Buffer.from(text).toString('base64');
  return WRAPPED_LINE_CHARACTERS.flatMap((width) =>
    encoded.length > width
      ? (encoded.match(new RegExp(`.{${SHORTEST_PIECE},${width}}`, 'g')) ?? [])
      : [],
  );
}

function toUrlSafe(encoded: string): string {
  return encoded.replaceAll('+', '-').replaceAll('/', '_');
}
