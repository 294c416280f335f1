import { UserError } from '../../diagnostics/errors.ts';
import { base64Encodings } from './base64-encodings.ts';
import { percentEncodings } from './percent-encodings.ts';
import { quotedEncodings } from './quoted-encodings.ts';

/**
 * The shortest secret, and the shortest line of one, that is masked. Three characters stand by
 * chance in almost every log (`yes`, `443`, `npm`): masking them would hide the log and, by where
 * it is hidden, tell the secret. Jenkins stays silent about what it does not mask; here a shorter
 * secret is refused. A shorter line inside a long secret (`}`) is masked only with the whole.
 */
export const SHORTEST_SECRET_CHARACTERS = 4;

/**
 * The longest secret. Every form of it is searched for at about 20 bytes of memory for each byte:
 * a secret of this size takes up to 150 MB and a second (measured). Vault's default limit is 512 KiB, but
 * what is that large is not printed as one value.
 */
export const LONGEST_SECRET_BYTES = 64 * 1024;

/**
 * The longest piece that is searched for; longer forms are searched for piece by piece. It bounds
 * how much output is ever held back.
 */
export const LONGEST_PATTERN_BYTES = 1024;
const SHORTEST_LAST_PIECE_BYTES = 64;

/**
 * Every byte sequence (as latin1 text) that gives a secret away: itself, trimmed, each of its lines,
 * and all of these in the encodings of this folder.
 *
 * @throws UserError `secret.too-short`, `secret.too-long`; the message names the reference, never the
 * value.
 */
export function listSecretPatterns(secret: string, reference: string): Set<string> {
  refuseUnmaskable(secret, reference);
  const patterns = new Set<string>();
  for (const text of listParts(secret.toWellFormed())) {
    for (const form of listForms(text)) addPieces(patterns, form);
  }
  return patterns;
}

function refuseUnmaskable(secret: string, reference: string): void {
  const characters = [...secret.trim()].length;
  if (characters < SHORTEST_SECRET_CHARACTERS) {
    throw new UserError(
      'secret.too-short',
      `The secret ${reference} has fewer than ${SHORTEST_SECRET_CHARACTERS} characters besides white space, so it cannot be masked in the log.`,
      {
        exit: 'refused',
        mend: 'Store a longer value; if it is no secret, pass it as a parameter.',
      },
    );
  }
  if (Buffer.byteLength(secret) > LONGEST_SECRET_BYTES) {
    throw new UserError(
      'secret.too-long',
      `The secret ${reference} is larger than ${LONGEST_SECRET_BYTES / 1024} KiB, so it cannot be masked in the log.`,
      {
        exit: 'refused',
        mend: 'Store the key that opens the file as the secret, and the file encrypted elsewhere.',
      },
    );
  }
}

function listParts(secret: string): Set<string> {
  const lines = secret.split(/[\r\n]+/).map((line) => line.trim());
  const longEnough = lines.filter((line) => [...line].length >= SHORTEST_SECRET_CHARACTERS);
  return new Set([secret, secret.trim(), ...longEnough]);
}

function listForms(text: string): Set<string> {
  const hexadecimal = Buffer.from(text).toString('hex');
  return new Set([
    text,
    hexadecimal,
    hexadecimal.toUpperCase(),
    ...base64Encodings(text),
    ...percentEncodings(text),
    ...quotedEncodings(text),
  ]);
}

function addPieces(patterns: Set<string>, form: string): void {
  const bytes = Buffer.from(form).toString('latin1');
  for (let start = 0; start < bytes.length; start += LONGEST_PATTERN_BYTES) {
    const rest = bytes.length - start;
    const isStub = start > 0 && rest < SHORTEST_LAST_PIECE_BYTES;
    patterns.add(
      isStub
        ? bytes.slice(-SHORTEST_LAST_PIECE_BYTES)
        : bytes.slice(start, start + LONGEST_PATTERN_BYTES),
    );
  }
}
