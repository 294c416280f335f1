import { Transform } from 'node:stream';
import { createMaskScanner, type MaskRules, type MaskScanner } from './mask-scanner.ts';
import { buildPatternAutomaton } from './pattern-automaton.ts';
import { chooseReplacement } from './replacement.ts';
import { listSecretPatterns } from './secret-patterns.ts';

/** Hides secrets in everything that leaves the runner. */
export interface Mask {
  /**
   * Makes a secret known; streams that are open mask it from then on.
   *
   * @param reference how messages name the secret, for instance `kv/payments#database_url`.
   * @throws UserError `secret.too-short`, `secret.too-long` (limits in `secret-patterns.ts`).
   */
  add(secret: string, reference?: string): void;
  /** A new stream that masks the bytes written to it, and shows the rest without delay. */
  transform(): Transform;
  /** The same without a stream. */
  scanner(): MaskScanner;
  /** Masks a text that is complete in itself. */
  text(text: string): string;
}

/**
 * Creates the mask of a step. Masked are all secrets, their lines, and both in the encodings of
 * `secret-patterns.ts`; each covered range becomes `****` (see `replacement.ts`).
 */
export function createMask(secrets: Iterable<string> = []): Mask {
  const patterns = new Set<string>();
  let rules: MaskRules | undefined;
  let isStale = false;

  /** Built when first needed: a step often makes several secrets known before it prints. */
  function readRules(): MaskRules | undefined {
    if (isStale) {
      const replacement = Buffer.from(chooseReplacement(patterns));
      rules = { automaton: buildPatternAutomaton(patterns), replacement };
      isStale = false;
    }
    return rules;
  }

  function add(secret: string, reference = 'of this step'): void {
    for (const pattern of listSecretPatterns(secret, reference)) patterns.add(pattern);
    isStale = true;
  }

  function text(plain: string): string {
    if (patterns.size === 0) return plain;
    const scanner = createMaskScanner(readRules);
    return Buffer.concat([scanner.push(Buffer.from(plain)), scanner.end()]).toString();
  }

  for (const secret of secrets) add(secret);
  return {
    add,
    text,
    scanner: () => createMaskScanner(readRules),
    transform: () => createTransform(createMaskScanner(readRules)),
  };
}

function createTransform(scanner: MaskScanner): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, scanner.push(chunk));
    },
    flush(done) {
      done(null, scanner.end());
    },
  });
}
