import type { Argument, Option } from 'commander';

/** How findings are printed. */
export const formats = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof formats)[number];

/** What `platform new` can make. */
export const scaffoldKinds = ['node', 'java', 'go', 'empty'] as const;
export type ScaffoldKind = (typeof scaffoldKinds)[number];

/** Shells that completion scripts are printed for. */
export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/**
 * Tells help and completion what the value can be. Another value is refused by the command, whose
 * error says how to mend it and is JSON where that was asked for.
 */
export function offerChoices<T extends Argument | Option>(to: T, choices: readonly string[]): T {
  to.choices(choices);
  to.argParser(String);
  return to;
}
