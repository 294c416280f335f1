import fc from 'fast-check';
import { hostileText } from '../emit/groovy/hostile-texts.ts';

/** What no text may ever call, run, make or mean; wherever the word turns up as code, one has escaped. */
export const canary = 'canary';

/** Attempts at each language that something is generated in, and at those who read it later. */
export const attempts: readonly string[] = [
  // Groovy: ends of every kind of literal, values in texts, escapes that count before the lexer runs.
  ...[
    `'); ${canary}(); //`,
    `'''); ${canary}(); //`,
    `"); ${canary}(); //`,
    `""" + ${canary}() + """`,
  ],
  ...[
    `\${${canary}()}`,
    `$${canary}`,
    `\${->${canary}()}`,
    `\\'); ${canary}(); //`,
    `\\\\'); ${canary}() //`,
  ],
  ...[
    `\\u0027); ${canary}(); //`,
    `\\u000a${canary}()`,
    `\\uuu005c'); ${canary}()`,
    `$/${canary}()/$`,
  ],
  ...[
    `*/ ${canary}() /*`,
    `\n${canary}()\n`,
    `\r${canary}()`,
    `\u2028${canary}()`,
    `'] as Set; ${canary}(['`,
  ],
  ...[
    `' + ${canary}() + '`,
    `', ${canary}: '`,
    `} } ${canary}() { {`,
    `@${canary} _`,
    `x/; ${canary}(); /`,
  ],
  // A shell.
  ...[
    `$(touch ${canary})`,
    `\`touch ${canary}\``,
    `'; touch ${canary}; '`,
    `"; touch ${canary}; "`,
  ],
  ...[
    `; touch ${canary}`,
    `&& touch ${canary}`,
    `| touch ${canary}`,
    `> ${canary}`,
    `\ntouch ${canary}\n`,
  ],
  ...[
    `'$(touch ${canary})'`,
    `\\'; touch ${canary} #`,
    `--privileged`,
    `-v=/:/host`,
    `--${canary}=1`,
    `* ? [a]`,
  ],
  // YAML and Kubernetes.
  ...[
    `"\n  hostNetwork: true\n#`,
    `\n  ${canary}: true`,
    `: &a *a`,
    `!!binary ${canary}`,
    `{{ ${canary} }}`,
  ],
  ...[
    '- x',
    '---',
    '...',
    '%YAML 1.2',
    '? x',
    '|',
    '>-',
    '~',
    'no',
    '0x10',
    '1e3',
    '2026-01-01',
    '<<',
    '\u0085x: y',
  ],
  // JSON.
  ...[`","${canary}":true,"x":"`, `\\","${canary}":1,"`, `"}],"${canary}":[{"`, `\u2029`],
  // Markdown, HTML, SVG.
  ...[
    `<script>${canary}()</script>`,
    `<img src=x onerror=${canary}()>`,
    `"><${canary}>`,
    `' onload='${canary}()`,
  ],
  ...[
    `](javascript:${canary}())`,
    `[x](https://${canary}.example)`,
    `![x](//${canary}.example)`,
    `<https://${canary}.example>`,
  ],
  ...[
    `https://${canary}.example/x`,
    `www.${canary}.example`,
    `mailto:a@${canary}.example`,
    `a@${canary}.example`,
  ],
  ...[
    `| ${canary} | b |\n| --- | --- |`,
    `\n# ${canary}`,
    `\n\n<div ${canary}>`,
    '<!--',
    '-->',
    ']]>',
    `<![CDATA[`,
  ],
  ...[
    `&lt;${canary}&gt;`,
    `&#60;${canary}&#62;`,
    `[^1]`,
    `\n[x]: https://${canary}.example`,
    `\`\`\`\n${canary}`,
    '~~x~~',
  ],
  ...[
    `</text><${canary}/>`,
    `</title><${canary}>`,
    `</style><script>`,
    `<?xml?>`,
    `<!DOCTYPE x [<!ENTITY y "z">]>`,
    '&y;',
  ],
  // HCL.
  ...[
    `"\n}\npath "*" {\n  capabilities = ["sudo"]\n}\n#`,
    `\${file("/${canary}")}`,
    `%{ if ${canary} }`,
    '+/x',
    '*',
    'kv/+/x',
  ],
  // Names that mean something to JavaScript, to Groovy, to Jenkins, and to file systems.
  ...[
    '__proto__',
    'constructor',
    'toString',
    'call',
    'steps',
    'env',
    'params',
    '$class',
    'class',
    'null',
    'true',
  ],
  ...[
    '..',
    '../../etc/passwd',
    '/etc/passwd',
    'C:\\x',
    '~root',
    '.git/config',
    'a/../../b',
    ' ',
    '$parameter',
    '$$x',
  ],
  // What no literal of a Jenkinsfile can hold.
  ...['a\0b', '\ud800', 'x\udc00', '\ufffe', '\uffff'],
];

/** A text that tries something, by itself or joined to another one. */
const attempt = fc.constantFrom(...attempts);

/** What goes into a place whose text was `original`: often joined to that, to pass for a good one. */
export interface HostileString {
  readonly text: string;
  readonly around: 'nothing' | 'before' | 'behind' | 'both';
}

/** Hostile strings; the same seed makes the same ones. None is empty: that often means that nothing was said. */
export const hostileString: fc.Arbitrary<HostileString> = fc.record({
  text: fc.oneof(
    { weight: 4, arbitrary: attempt },
    { weight: 2, arbitrary: fc.tuple(attempt, hostileText).map(([a, b]) => a + b) },
    { weight: 2, arbitrary: fc.tuple(hostileText, attempt).map(([a, b]) => a + b) },
    { weight: 4, arbitrary: hostileText.filter((text) => text !== '') },
  ),
  around: fc.constantFrom('nothing', 'nothing', 'nothing', 'before', 'behind', 'both'),
});

/** The text for a place that had `original`. */
export function joinToOriginal({ text, around }: HostileString, original: string): string {
  switch (around) {
    case 'nothing':
      return text;
    case 'before':
      return original + text;
    case 'behind':
      return text + original;
    case 'both':
      return `${original}${text}${original}`;
  }
}
