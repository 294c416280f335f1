/** `error` stops the compile, `warning` is printed and counted, `note` only informs. */
export type Severity = 'error' | 'warning' | 'note';

/** Values for a message; all are printed as text. */
export type MessageParameters = Readonly<Record<string, string>>;

/** Everything that is known about one kind of finding. */
export interface CatalogEntry<P extends MessageParameters = MessageParameters> {
  /** Stable for ever: `P` and three digits. The first digit names the group. */
  readonly code: string;
  readonly severity: Severity;
  /** What was found, in one sentence. */
  message(parameters: P): string;
  /** Why it is a finding. */
  readonly cause: string;
  /** What to do about it. */
  readonly mend: string;
  /** A pipeline, or the part of one, that has it. */
  readonly example: string;
  /** Set where the source line itself must not be printed, because it may hold a credential. */
  readonly hidesSource?: true;
}

/** A sentence with its full stop, unless it ends with a question. */
export function endSentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

/** Declares an entry and the parameters of its message; a call with other ones does not compile. */
export function entry<P extends MessageParameters = Record<never, string>>(
  given: CatalogEntry<P>,
): CatalogEntry<P> {
  return given;
}
