/**
 * Groovy code that yields a value when the pipeline runs: `params.VERSION`, `'v' + env.TAG_NAME`.
 *
 * Only the functions of `build-expression.ts` make one, out of names and printed literals, so that
 * no text of a team ever becomes code.
 */
export class GroovyExpression {
  readonly code: string;
  /** Whether it can stand beside any operator without parentheses. */
  readonly isClosed: boolean;

  constructor(code: string, isClosed: boolean) {
    this.code = code;
    this.isClosed = isClosed;
  }
}
