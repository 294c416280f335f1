/** A mistake that the DSL itself notices; the host turns it into a diagnostic at `at`. */
export interface Mistake {
  readonly code: string;
  readonly at: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const mistakes: Mistake[] = [];

/** Notes a mistake and lets the pipeline go on, so that all mistakes of a file are reported at once. */
export function noteMistake(
  code: string,
  at: string,
  parameters: Record<string, string> = {},
): void {
  mistakes.push({ code, at, parameters });
}

/** Every mistake that was noted, in order. */
export function notedMistakes(): readonly Mistake[] {
  return mistakes;
}
