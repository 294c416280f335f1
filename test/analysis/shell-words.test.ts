import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readShellCommands } from '../../src/analysis/commands/shell-words.ts';

/** Commands as `operator: words`, with variables in `<>`, quoted ones in `<">`. */
function read(script: string): string[] {
  return readShellCommands(script).map(({ operator, words, assignments }) => {
    const print = (list: typeof words) =>
      list.map(({ text, expansions }) =>
        [text, ...expansions.map(({ name, quoted }) => (quoted ? `<"${name}>` : `<${name}>`))].join(
          '',
        ),
      );
    return [operator === '\n' ? 'NL' : operator, ...print(assignments), ...print(words)]
      .join(' ')
      .trim();
  });
}

it.each([
  ['a b  c', ['a b c']],
  ['a; b && c || d | e & f', ['a', '; b', '&& c', '|| d', '| e', '& f']],
  ['a\nb', ['a', 'NL b']],
  ['a \\\n b', ['a b']],
  ["a 'b c' d", ['a b c d']],
  ['a "b c" d', ['a b c d']],
  ['a b\\ c', ['a b c']],
  ['a # b; c\nd', ['a', 'NL d']],
  ['a#b', ['a#b']],
  ['$A "$B" ${C} "${D:-x}"', ['$A<A> $B<"B> ${C}<C> ${D:-x}<"D>']],
  ["'$A' \\$A $", ['$A $A $']],
  ['A=1 B=$C d', ['A=1 B=$C<C> d']],
  ['A=1', ['A=1']],
  ['if a; then b; else c; fi', ['a', '; b', '; c']],
  ['a $(b c) d', ['a', '( b c', ') d']],
  ['a `b` c', ['a', '( b', '( c']],
  ['a 2>&1 >x <y', ['a 2>&1 >x <y']],
  ['case $A in x) b ;; esac', ['$A<"A> in x', ') b']],
  ['[[ $A == b ]] && c', ['[[ $A<"A> == b ]]', '&& c']],
  ['a <<E\nb\nE\nc', ['a', 'NL c']],
  ['a <<-"E" | d\n\tb\n\tE\nc', ['a', '| d', 'NL c']],
  ['a <<E <<F\n1\nE\n2\nF\nc', ['a', 'NL c']],
  ['', []],
  ['   \n ; ', []],
  ["a 'never closed", ['a never closed']],
  ['a "never closed', ['a never closed']],
  ['a \\', ['a']],
])('%j', (script, commands) => expect(read(script)).toEqual(commands));

it('says what feeds a pipe', () => {
  expect(readShellCommands('a | b; c').map(({ feedsPipe }) => feedsPipe)).toEqual([
    true,
    false,
    false,
  ]);
});

it('reads any text, and all of it', () => {
  const piece = fc.constantFrom(
    'a',
    ' ',
    '\n',
    '"',
    "'",
    '\\',
    '$',
    '`',
    '(',
    ')',
    '<<E',
    '#',
    ';',
    '|',
    '&',
    '{',
    '}',
    '$A',
    '=',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      for (const { words, assignments } of readShellCommands(pieces.join('')))
        expect(words.length + assignments.length).toBeGreaterThan(0);
    }),
    { numRuns: 2000 },
  );
});
