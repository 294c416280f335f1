import fc from 'fast-check';

/** A piece of a script: text, or a value in a place that keeps it (`kept`) or must be refused. */
export type Segment = string | { readonly value: string; readonly kept: boolean };

/** A script with the argument lists that its `show` commands get when every value is kept. */
export interface Script {
  readonly segments: readonly Segment[];
  readonly shows: readonly (readonly string[])[];
}

/** A word, and the one text that it stands for. */
interface Word {
  readonly segments: readonly Segment[];
  readonly text: string;
}

const nasty = [
  '',
  ' ',
  "'",
  '"',
  '`',
  '\\',
  '$',
  '*',
  '?',
  '~',
  '[a-z]',
  '-n',
  '--',
  '#',
  '$(touch pwned)',
  '`touch pwned`',
  '; touch pwned;',
  '\ntouch pwned\n',
  "'; touch pwned; '",
  '"; touch pwned; "',
  '$HOME',
  '${IFS}',
  '$((1+1))',
  '!!',
  '\r\n',
  '\t',
  '\n\n',
  '| touch pwned',
  '&& touch pwned',
  '> pwned',
  '{a,b}',
  'ü漢🙂',
  '%s%n',
  'EOF',
  ')',
  'esac',
] as const;

/** Values as a hostile branch name or parameter would have them. */
const value = fc
  .array(fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 8 })), {
    maxLength: 4,
  })
  .map((parts) => parts.join('').replaceAll('\0', '').toWellFormed());

const plain = fc.stringMatching(/^[a-z0-9_./:=@%+-]{1,8}$/);
const kept = value.map((text): Word => ({ segments: [{ value: text, kept: true }], text }));
const wordPieces: fc.Arbitrary<Word>[] = [
  plain.map((text) => ({ segments: [text], text })),
  fc
    .stringMatching(/^[a-z "$`\\()#;|&<>*\n]{0,10}$/)
    .map((text) => ({ segments: [`'${text}'`], text })),
  fc
    .constantFrom("'", '"', '$', '\\', ' ', '*', '#', ';', ')')
    .map((text) => ({ segments: [`\\${text}`], text })),
  kept,
  kept,
];

const { script } = fc.letrec<{ word: Word; quoted: Word; statement: Script; script: Script }>(
  (tie) => ({
    /** One shell word; it never begins with `-` or `~` of its own, so that `show` takes it as it is. */
    word: fc
      .array(fc.oneof({ maxDepth: 2 }, ...wordPieces, tie('quoted')), {
        minLength: 1,
        maxLength: 3,
      })
      .map(joinWords),
    /** Double quotes with text, escapes, values and commands in them. */
    quoted: fc
      .array(
        fc.oneof(
          { maxDepth: 2 },
          fc
            .stringMatching(/^[a-z '#;|&<>()*\n]{0,8}$/)
            .map((text): Word => ({ segments: [text], text })),
          fc.constantFrom('"', '$', '\\').map((text): Word => ({ segments: [`\\${text}`], text })),
          kept,
          tie('word').map(
            (inner): Word => ({
              segments: ["$(printf '%s' ", ...inner.segments, ')'],
              text: withoutLastBreaks(inner.text),
            }),
          ),
          fc.tuple(tie('word'), tie('word')).map(
            ([subject, text]): Word => ({
              segments: [
                '$(case ',
                ...subject.segments,
                ' in zz) printf no;; (yy|xx) printf no;; *) printf "%s" ',
                ...text.segments,
                ' ;; esac)',
              ],
              text: ['zz', 'yy', 'xx'].includes(subject.text) ? 'no' : withoutLastBreaks(text.text),
            }),
          ),
        ),
        { maxLength: 4 },
      )
      .map((parts) => {
        const { segments, text } = joinWords(parts);
        return { segments: ['"', ...segments, '"'], text };
      }),
    statement: fc.oneof(
      { maxDepth: 3 },
      fc.array(tie('word'), { minLength: 1, maxLength: 3 }).map(show),
      fc.array(tie('word'), { minLength: 1, maxLength: 3 }).map(show),
      fc.array(tie('word'), { minLength: 1, maxLength: 2 }).map((words) => ({
        segments: ['for each in ', ...between(words, ' '), '; do show "$each"; done'],
        shows: words.map(({ text }) => [text]),
      })),
      tie('word').map(({ segments, text }) => ({
        segments: ['kept_text=', ...segments, '; show "$kept_text"'],
        shows: [[text]],
      })),
      tie('word').map(({ segments, text }) => ({
        segments: ['sh -c \'printf "%s\\0" ARGUMENTS 1 "$1"\' sh ', ...segments],
        shows: [[text]],
      })),
      wrap(tie('statement'), '{ ', '\n}'),
      wrap(tie('statement'), '( ', '\n)'),
      wrap(tie('statement'), 'if true; then ', '\nfi'),
      wrap(tie('statement'), 'true && { ', '\n} 2>/dev/null'),
      wrap(tie('statement'), '# it\'s " a `comment\n', ''),
      wrap(tie('statement'), ": <<'EOF'\nit's \" $( ` ${\nEOF\n", ''),
      wrap(
        fc
          .array(fc.oneof(...wordPieces), { minLength: 1 })
          .map((words) => show([joinWords(words)])),
        ': <<-EOF; ',
        '\n\tit\'s "\n\tEOF\n',
      ),
      wrap(tie('statement'), ': "$((1 + (2 * 3)))" $(( $# - 1 )) ${HOME:-\'}\'} `echo "a"`; ', ''),
      fc.tuple(tie('word'), tie('statement')).map(([subject, inner]) => ({
        segments: [
          'case ',
          ...subject.segments,
          ' in\nzz) ;;\n*) ',
          ...inner.segments,
          '\n;;\nesac',
        ],
        shows: subject.text === 'zz' ? [] : inner.shows,
      })),
      fc
        .tuple(
          fc.constantFrom<[string, string]>(
            ["show '", "'"],
            ['show `printf %s ', '`'],
            ['# ', ''],
            ['show $((1 + ', '))'],
            ['cat <<EOF\n', '\nEOF'],
            ['show ${unset_text:-', '}'],
            ['show "${unset_text:-', '}"'],
            ['eval "show ', '"'],
            ['sh -c "echo ', '"'],
            ['ssh host "echo ', '"'],
            ['trap "echo ', '" EXIT'],
            ['show $', ''],
            ['show "a$', '"'],
            ['read ', ''],
          ),
          value,
        )
        .map(([[before, after], text]) => ({
          segments: [before, { value: text, kept: false }, after],
          shows: [],
        })),
    ),
    script: fc.array(tie('statement'), { minLength: 1, maxLength: 4 }).map((statements) => ({
      segments: statements.flatMap(({ segments }) => [...segments, '\n']),
      shows: statements.flatMap(({ shows }) => shows),
    })),
  }),
);

/** Random scripts that a POSIX shell accepts. */
export const anyScript: fc.Arbitrary<Script> = script;

function show(words: readonly Word[]): Script {
  return {
    segments: ['show ', ...between(words, ' ')],
    shows: [words.map(({ text }) => text)],
  };
}

function wrap(inner: fc.Arbitrary<Script>, before: string, after: string): fc.Arbitrary<Script> {
  return inner.map(({ segments, shows }) => ({ segments: [before, ...segments, after], shows }));
}

function joinWords(words: readonly Word[]): Word {
  return {
    segments: words.flatMap(({ segments }) => segments),
    text: words.map(({ text }) => text).join(''),
  };
}

function between(words: readonly Word[], separator: string): Segment[] {
  return words.flatMap(({ segments }, index) =>
    index === 0 ? [...segments] : [separator, ...segments],
  );
}

/** A command substitution drops the line breaks at the end. */
function withoutLastBreaks(text: string): string {
  return text.replace(/\n+$/, '');
}
