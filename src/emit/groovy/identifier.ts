/**
 * Words that Groovy 2.4's lexer reserves (from its grammar; `threadsafe` is the one people do not
 * expect), with the three literals. None of them can be a name or be printed as a bare map key.
 */
const reservedWords: ReadonlySet<string> = new Set(
  (
    'abstract as assert boolean break byte case catch char class const continue def default do double else enum ' +
    'extends false final finally float for goto if implements import in instanceof int interface long native new ' +
    'null package private protected public return short static strictfp super switch synchronized this threadsafe ' +
    'throw throws trait transient true try void volatile while'
  ).split(' '),
);

/** Whether Groovy 2.4 reserves the word. */
export function isGroovyReservedWord(text: string): boolean {
  return reservedWords.has(text);
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
