import { groovyWords } from '../../contracts/reserved-names.ts';

/** Whether Groovy 2.4 reserves the word. */
export function isGroovyReservedWord(text: string): boolean {
  return groovyWords.has(text);
}

/**
 * Whether the text can stand in Groovy source as a name: of a step, a variable or a bare map key.
 *
 * Narrower than the language on purpose: Groovy also takes letters beyond ASCII, which look alike
 * too easily in a file that people review.
 */
export function isGroovyIdentifier(text: string): boolean {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(text) && !isGroovyReservedWord(text);
}
