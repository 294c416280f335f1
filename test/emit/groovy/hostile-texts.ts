import fc from 'fast-check';
import { findUnprintableCharacter, type GroovyValue } from '../../../src/emit/groovy/literal.ts';

/** Pieces that have a meaning to Groovy, to a shell, to JSON, to XML, or to whoever splits text. */
const pieces = [
  ...[
    '\\',
    "'",
    '"',
    '$',
    '`',
    '\n',
    '\r',
    '\t',
    '\r\n',
    '/',
    '*/',
    '//',
    '/*',
    '#',
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
  ],
  ...[
    '${',
    '${1+1}',
    '$x',
    '$$',
    '$(id)',
    '`id`',
    "'''",
    '"""',
    '$/',
    '/$',
    "' + '",
    "');",
    '\\u',
    '\\u0041',
    '\\u000a',
  ],
  ...[
    '\\u005c',
    '\\u0027',
    '\\uu0041',
    '\\uuu000a',
    '\\\\u000a',
    '\\x41',
    '\\101',
    '\\q',
    '\\n',
    '\\',
    '%s',
    '%',
    '<',
    '>',
    '&amp;',
    ']]>',
  ],
  ...[
    '\u0001',
    '\u0007',
    '\u0008',
    '\u000b',
    '\u000c',
    '\u001b[31m',
    '\u001f',
    '\u007f',
    '\u0080',
    '\u0085',
    '\u009f',
  ],
  ...[
    '\u00a0',
    '\u00e9',
    'e\u0301',
    '\u05e9',
    '\u202e',
    '\u200b',
    '\u200d',
    '\u2028',
    '\u2029',
    '\ufeff',
    '\ufffd',
    '\ue000',
    '\ud7ff',
  ],
  ...[
    '日本語',
    '😀',
    '👩‍💻',
    '𝒳',
    '\u{10ffff}',
    '\u{1fffe}',
    'null',
    'true',
    '0',
    ' ',
    'a',
    'u',
    'n',
    'call',
    '$class',
  ],
];

/** Any text that a literal can carry, mostly made of dangerous pieces. */
export const hostileText: fc.Arbitrary<string> = fc
  .oneof(
    {
      weight: 6,
      arbitrary: fc
        .array(fc.constantFrom(...pieces), { maxLength: 12 })
        .map((parts) => parts.join('')),
    },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 24 }) },
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 24 }) },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.nat(0xffff), { maxLength: 12 })
        .map((units) => String.fromCharCode(...units)),
    },
  )
  .filter((text) => findUnprintableCharacter(text) === undefined);

/** Any data that a literal can carry. */
export const hostileValue: fc.Arbitrary<GroovyValue> = fc.letrec<{ value: GroovyValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    hostileText,
    fc.constantFrom(null, true, false),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(hostileText, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;
