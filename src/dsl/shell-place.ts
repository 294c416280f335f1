/**
 * Where a value stands in a script. In a word and in double quotes a quoted variable keeps it data;
 * everywhere else it would not arrive as it is.
 */
export type ShellPlace = 'word' | 'double-quotes' | RefusedPlace;

type RefusedPlace = keyof typeof refusedPlaces;

const refusedPlaces = {
  'single-quotes': 'in single quotes',
  'back-quotes': 'in back quotes',
  comment: 'in a comment',
  arithmetic: 'in arithmetic',
  'here-document': 'in a here-document',
  'parameter-expansion': 'in a parameter expansion',
  'second-shell': 'in text that a second shell reads',
  'variable-name': 'where the name of a variable is expected',
  'after-dollar': 'right after a dollar sign',
  'after-backslash': 'right after a backslash',
  unclear: 'after text that shells read in different ways',
} as const;

/** The place in words when a value can't stand there; undefined where it can. */
export function describeRefusedPlace(place: ShellPlace): string | undefined {
  return place === 'word' || place === 'double-quotes' ? undefined : refusedPlaces[place];
}
