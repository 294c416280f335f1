import { describe, expect, it } from 'vitest';
import { applySuppressions } from '../../src/analysis/suppressions.ts';
import { createDiagnostic, type Diagnostic } from '../../src/diagnostics/diagnostic.ts';

const file = 'platform.pipeline.ts';
const sleepAt = (line: number, column = 3): Diagnostic =>
  createDiagnostic('fixed-sleep', { step: 'Step "x"' }, { file, line, column });
const sudoAt = (line: number): Diagnostic =>
  createDiagnostic('sudo-used', { step: 'Step "x"' }, { file, line, column: 3 });

function apply(source: string, ...diagnostics: Diagnostic[]): string[] {
  return applySuppressions(diagnostics, new Map([[file, source]])).map(
    ({ code, message, position }) =>
      code.startsWith('P9')
        ? `${code} ${position?.line}:${position?.column} ${message}`
        : `${code} ${position?.line}`,
  );
}

describe('a comment on the line above', () => {
  it.each([
    ['accepts', '// platform-allow P803: slow\nx', [sleepAt(2)], []],
    [
      'accepts every finding of its line',
      '// platform-allow P803: slow\nx',
      [sleepAt(2), sleepAt(2, 9)],
      [],
    ],
    [
      'accepts further down over comments and blank lines',
      '// platform-allow P803: slow\n\n// more\nx',
      [sleepAt(4)],
      [],
    ],
    ['accepts two codes', '// platform-allow P803, P804: slow\nx', [sleepAt(2), sudoAt(2)], []],
    [
      'stands above another one',
      '// platform-allow P803: slow\n// platform-allow P804: root\nx',
      [sleepAt(3), sudoAt(3)],
      [],
    ],
    [
      'may be indented, after Windows line ends',
      'a\r\n\t// platform-allow P803: slow\r\nx',
      [sleepAt(3)],
      [],
    ],
    ['leaves other codes', '// platform-allow P803: slow\nx', [sleepAt(2), sudoAt(2)], ['P804 2']],
    [
      'leaves other lines',
      '// platform-allow P803: slow\nx\ny',
      [sleepAt(2), sleepAt(3)],
      ['P803 3'],
    ],
    ['is no comment inside code', 'x // platform-allow P803: slow\ny', [sleepAt(2)], ['P803 2']],
    ['is another word', '// platform-allowed P803: slow\ny', [sleepAt(2)], ['P803 2']],
  ])('%s', (_, source, diagnostics, left) => expect(apply(source, ...diagnostics)).toEqual(left));

  it('that accepts nothing is told', () => {
    expect(apply('a\n  // platform-allow P803: slow\nx')).toEqual([
      'P901 2:3 Nothing below this line has P803.',
    ]);
    expect(apply('// platform-allow P803, P804: slow\nx', sleepAt(2))).toEqual([
      'P901 1:1 Nothing below this line has P804.',
    ]);
    expect(apply('// platform-allow P803: slow')).toEqual([
      'P901 1:1 Nothing below this line has P803.',
    ]);
  });

  it.each([
    ['// platform-allow P803\nx', 'it gives no reason for P803.'],
    ['// platform-allow P803:   \nx', 'it gives no reason for P803.'],
    ['// platform-allow P608: a test key\nx', "P608 is an error, which can't be accepted."],
    ['// platform-allow P999: why\nx', 'there is no finding "P999"; did you mean "P'],
    ['// platform-allow nonsense: why\nx', 'there is no finding "nonsense".'],
  ])('%j is wrong', (source, problem) => {
    const found = apply(source);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`P902 1:1 This comment accepts nothing: ${problem}`);
  });

  it('without a code accepts nothing', () => {
    expect(apply('// platform-allow: everything\nx', sleepAt(2))).toEqual([
      'P902 1:1 This comment accepts nothing: it names no code.',
      'P803 2',
    ]);
  });

  it('never accepts an error', () => {
    const error = createDiagnostic('empty-pipeline', {}, { file, line: 2, column: 1 });
    expect(apply('// platform-allow P308: fine\nx', error)).toContain('P308 2');
  });

  it('is about its own file', () => {
    const other = createDiagnostic(
      'fixed-sleep',
      { step: 'x' },
      { file: 'steps.ts', line: 2, column: 1 },
    );
    const sources = new Map([
      [file, 'x'],
      ['steps.ts', '// platform-allow P803: slow\nx'],
    ]);
    expect(
      applySuppressions([other, sleepAt(2)], sources).map(({ position }) => position?.file),
    ).toEqual([file]);
  });

  it('leaves findings without a place', () => {
    const placeless = createDiagnostic('fixed-sleep', { step: 'x' }, undefined);
    expect(applySuppressions([placeless], new Map([[file, 'x']]))).toEqual([placeless]);
  });
});

it('keeps the order of the file', () => {
  expect(apply('a\n// platform-allow P804: x\nb\nc', sleepAt(4), sleepAt(1))).toEqual([
    'P803 1',
    'P901 2:1 Nothing below this line has P804.',
    'P803 4',
  ]);
});
