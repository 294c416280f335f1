import { describe, expect, it } from 'vitest';
import { createDiagnostic, type Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import {
  diagnosticFormats,
  formatDiagnostics,
} from '../../src/diagnostics/format/format-diagnostics.ts';
import { formatGithub } from '../../src/diagnostics/format/github.ts';
import { formatJson } from '../../src/diagnostics/format/json.ts';
import { toPrintable } from '../../src/diagnostics/format/printable.ts';
import { formatSarif } from '../../src/diagnostics/format/sarif.ts';
import { printSummary } from '../../src/diagnostics/format/summary.ts';
import { formatText } from '../../src/diagnostics/format/text.ts';

const file = 'platform.pipeline.ts';
const at = (line: number, column: number, name = file) => ({ file: name, line, column });
const twice = (position: Diagnostic['position']) =>
  createDiagnostic('duplicate-stage-name', { name: '"Build"' }, position, [
    { message: 'The first one is here.', position: at(1, 1) },
  ]);
const sleep = (position: Diagnostic['position'], step = 'Step "x"') =>
  createDiagnostic('fixed-sleep', { step }, position);
const frameOf = (source: string, line: number, column: number, width?: number) =>
  formatText([sleep(at(line, column))], {
    sources: new Map([[file, source]]),
    ...(width === undefined ? {} : { width }),
  })
    .split('\n')
    .filter((text) => /^ *\d* \|/.test(text));

describe('text', () => {
  it('shows place, message, frame, what is related, and the way out', () => {
    const source = "build('Build');\n\nbuild('Build');\n";
    expect(formatText([twice(at(3, 1))], { sources: new Map([[file, source]]) })).toBe(
      [
        'platform.pipeline.ts:3:1',
        'error P302: Two stages beside each other are called "Build".',
        " 1 | build('Build');",
        ' 2 | ',
        " 3 | build('Build');",
        '   | ^',
        '  The first one is here. platform.pipeline.ts:1:1',
        " 1 | build('Build');",
        '   | ^',
        '  mend: Give each stage a name of its own.',
        '  more: platform explain P302',
        '',
        '1 error',
        '',
      ].join('\n'),
    );
  });

  it('shows no frame of a file that the compiler did not read', () => {
    const text = formatText([sleep(at(1, 1, '../secrets.json'))], {
      sources: new Map([[file, 'x']]),
    });
    expect(text).toContain('../secrets.json:1:1\n');
    expect(text).not.toContain(' | ');
  });

  it('shows no frame where the file has no such line, or the finding no place', () => {
    expect(frameOf('x', 2, 1)).toEqual([]);
    expect(formatText([sleep(undefined)], { sources: new Map() })).toMatch(/^warning P803: /);
  });

  it('shows no frame where the line may hold a credential', () => {
    const found = createDiagnostic('secret-in-text', { kind: 'a key', where: 'x' }, at(1, 1));
    expect(formatText([found], { sources: new Map([[file, 'the line']]) })).not.toContain(
      'the line',
    );
  });

  it('blanks credentials in every frame', () => {
    expect(frameOf("run('AKIAABCDEFGHIJKLMNOP')", 1, 1)[0]).toBe(` 1 | run('${'*'.repeat(20)}')`);
  });

  it('colours for terminals only', () => {
    const sources = new Map([[file, 'x']]);
    const of = (color?: boolean) =>
      formatText([sleep(at(1, 1))], { sources, ...(color === undefined ? {} : { color }) });
    expect(of(true)).toContain('\u001b[33mwarning\u001b[39m');
    expect(of(false)).not.toContain('\u001b');
    expect(of()).toBe(of(false));
  });

  it.each([
    ['a tab before', '\tx', 2, ['   |   ^', ' 1 |   x']],
    ['wide characters before', '建造 x', 4, ['   |      ^', ' 1 | 建造 x']],
    ['an emoji before', '🚀x', 3, ['   |   ^', ' 1 | 🚀x']],
    ['a combining accent before', 'e\u0301x', 3, ['   |  ^', ' 1 | e\u0301x']],
    ['Windows line ends', 'a\r\nb', 1, ['   | ^', ' 1 | a']],
    ['control characters', 'a\u001b[31mb', 7, ['   |            ^', ' 1 | a\\u{1B}[31mb']],
  ])('puts the caret right: %s', (_, source, column, [caret, line]) => {
    const [first, second] = frameOf(source, 1, column);
    expect([second, first]).toEqual([caret, line]);
  });

  it('aligns line numbers', () => {
    const source = Array.from({ length: 12 }, (_, index) => `line${index + 1}`).join('\n');
    expect(frameOf(source, 10, 2)).toEqual([
      '  8 | line8',
      '  9 | line9',
      ' 10 | line10',
      '    |  ^',
    ]);
  });

  it('cuts long lines around the place', () => {
    const source = `${'a'.repeat(300)}X${'b'.repeat(300)}`;
    const [line, caret] = frameOf(source, 1, 301, 40) as [string, string];
    expect(line).toBe(` 1 | …${'a'.repeat(20)}X${'b'.repeat(19)}…`);
    expect(caret.indexOf('^')).toBe(line.indexOf('X'));
    const [start] = frameOf(source, 1, 1, 40) as [string];
    expect(start).toBe(` 1 | ${'a'.repeat(40)}…`);
    const [end, endCaret] = frameOf(source, 1, 601, 40) as [string, string];
    expect(end).toBe(` 1 | …${'b'.repeat(40)}`);
    expect(endCaret.indexOf('^')).toBe(end.length - 1);
    expect(frameOf('a'.repeat(40), 1, 1, 40)[0]).toBe(` 1 | ${'a'.repeat(40)}`);
  });

  it('makes every text from the pipeline harmless', () => {
    const evil = 'a\u001b]0;title\u0007\nb\u202Ec\u2028d\u200Be';
    const text = formatText([sleep(at(1, 1, `x\n${evil}.ts`), evil)], { sources: new Map() });
    for (const character of ['\u001b', '\u0007', '\u202E', '\u2028', '\u200B'])
      expect(text).not.toContain(character);
    expect(text).toContain('a\\u{1B}]0;title\\u{7}\\nb\\u{202E}c\\u{2028}d\\u{200B}e');
  });
});

describe('printable', () => {
  it.each([
    ['plain ü 建 🚀', 'plain ü 建 🚀'],
    ['\t\r\n', '\\t\\r\\n'],
    ['\0\u007f\u0085', '\\u{0}\\u{7F}\\u{85}'],
    ['\ud800x', '\\u{D800}x'],
    ['\u2066\ufeff\u{e0041}', '\\u{2066}\\u{FEFF}\\u{E0041}'],
    ['AKIAABCDEFGHIJKLMNOP', '****'],
  ])('%j', (text, printable) => expect(toPrintable(text)).toBe(printable));
});

describe('summary', () => {
  const note = createDiagnostic('deploy-not-recorded', { stage: 'x' }, undefined);
  it.each([
    [[], 'no findings'],
    [[twice(undefined)], '1 error'],
    [[twice(undefined), twice(undefined), sleep(undefined)], '2 errors, 1 warning'],
    [[sleep(undefined), sleep(undefined), note, note], '2 warnings, 2 notes'],
  ] as const)('%#', (diagnostics, text) => expect(printSummary(diagnostics)).toBe(text));
});

describe('json', () => {
  it('is stable', () => {
    expect(JSON.parse(formatJson([twice(at(3, 1)), sleep(undefined)]))).toEqual({
      version: 1,
      summary: { error: 1, warning: 1, note: 0 },
      diagnostics: [
        {
          code: 'P302',
          name: 'duplicate-stage-name',
          severity: 'error',
          message: 'Two stages beside each other are called "Build".',
          mend: 'Give each stage a name of its own.',
          position: at(3, 1),
          related: [{ message: 'The first one is here.', position: at(1, 1) }],
        },
        {
          code: 'P803',
          name: 'fixed-sleep',
          severity: 'warning',
          message: 'Step "x" waits for a fixed time.',
          mend: 'Wait until something is true: s.smoke asks a service until it answers.',
          position: null,
          related: [],
        },
      ],
    });
    expect(formatJson([]).endsWith('}\n')).toBe(true);
  });

  it('masks credentials and keeps everything else', () => {
    const text = formatJson([sleep(undefined, 'AKIAABCDEFGHIJKLMNOP \u001b ü')]);
    expect(JSON.parse(text).diagnostics[0].message).toBe('**** \u001b ü waits for a fixed time.');
  });
});

describe('github', () => {
  it('is one workflow command a finding', () => {
    expect(
      formatGithub([
        twice(at(3, 1)),
        sleep(undefined),
        createDiagnostic('deploy-not-recorded', { stage: 'x' }, at(1, 2)),
      ]),
    ).toBe(
      [
        '::error file=platform.pipeline.ts,line=3,col=1,title=P302 duplicate-stage-name::Two stages beside each other are called "Build". Give each stage a name of its own.',
        '::warning title=P803 fixed-sleep::Step "x" waits for a fixed time. Wait until something is true: s.smoke asks a service until it answers.',
        '::notice file=platform.pipeline.ts,line=1,col=2,title=P810 deploy-not-recorded::Stage x deploys and does not record it. Add s.annotateDeployment({ image: app }) after the deployment.',
        '',
      ].join('\n'),
    );
  });

  it('escapes as the toolkit documents', () => {
    const text = formatGithub([sleep(at(1, 1, 'a%b:c,d\r\ne.ts'), '100% a:b,c\r\n::error::x')]);
    expect(text).toContain('file=a%25b%3Ac%2Cd%0D%0Ae.ts,');
    expect(text).toContain('::100%25 a:b,c\\r\\n::error::x waits');
    expect(text.split('\n')).toHaveLength(2);
  });
});

describe('sarif', () => {
  const parse = (diagnostics: Diagnostic[]) =>
    JSON.parse(formatSarif(diagnostics, { version: '1.2.3' })).runs[0];
  it('describes the rules that were broken, once each, by code', () => {
    const { tool } = parse([sleep(at(1, 1)), twice(at(3, 1)), sleep(at(2, 1))]);
    expect(tool.driver.semanticVersion).toBe('1.2.3');
    expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(['P302', 'P803']);
    expect(tool.driver.rules[0]).toEqual({
      id: 'P302',
      name: 'duplicate-stage-name',
      shortDescription: { text: 'duplicate stage name' },
      fullDescription: { text: expect.stringContaining('164') },
      help: {
        text: expect.stringContaining('Give each stage'),
        markdown: expect.stringContaining('```ts'),
      },
      defaultConfiguration: { level: 'error' },
    });
  });

  it('points into the repository', () => {
    const { results, columnKind } = parse([twice(at(3, 5, 'a b/ü#.ts')), sleep(undefined)]);
    expect(columnKind).toBe('utf16CodeUnits');
    expect(results[0]).toEqual({
      ruleId: 'P302',
      ruleIndex: 0,
      level: 'error',
      message: { text: expect.stringContaining('Two stages') },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a%20b/%C3%BC%23.ts', uriBaseId: '%SRCROOT%' },
            region: { startLine: 3, startColumn: 5 },
          },
        },
      ],
      relatedLocations: [
        {
          id: 0,
          physicalLocation: {
            artifactLocation: { uri: file, uriBaseId: '%SRCROOT%' },
            region: { startLine: 1, startColumn: 1 },
          },
          message: { text: 'The first one is here.' },
        },
      ],
    });
    expect(results[1].locations).toEqual([]);
    expect(results[1].level).toBe('warning');
    expect(results[1]).not.toHaveProperty('relatedLocations');
  });

  it('takes any file name, and masks credentials', () => {
    const { results } = parse([sleep(at(1, 1, '\ud800'), 'AKIAABCDEFGHIJKLMNOP')]);
    expect(results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('%EF%BF%BD');
    expect(results[0].message.text).not.toContain('AKIA');
  });
});

it('one function prints every format', () => {
  const options = { sources: new Map<string, string>(), version: '1.0.0' };
  const [text, json, sarif, github] = diagnosticFormats.map((format) =>
    formatDiagnostics(format, [sleep(at(1, 1))], options),
  );
  expect(text).toBe(formatText([sleep(at(1, 1))], options));
  expect(json).toBe(formatJson([sleep(at(1, 1))]));
  expect(sarif).toBe(formatSarif([sleep(at(1, 1))], options));
  expect(github).toBe(formatGithub([sleep(at(1, 1))]));
});
