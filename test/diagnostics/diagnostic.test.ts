import { expect, it } from 'vitest';
import { createDiagnostic, sortDiagnostics } from '../../src/diagnostics/diagnostic.ts';

const at = (file: string, line: number, column = 1) => ({ file, line, column });

it('a diagnostic is its entry with a message and a place', () => {
  const related = [{ message: 'The first one is here.', position: at('f', 1) }];
  expect(createDiagnostic('duplicate-stage-name', { name: '"a"' }, at('f', 2), related)).toEqual({
    name: 'duplicate-stage-name',
    code: 'P302',
    severity: 'error',
    message: 'Two stages beside each other are called "a".',
    mend: 'Give each stage a name of its own.',
    position: at('f', 2),
    related,
  });
});

it('sorts by place, then severity, code and message; without a place first', () => {
  const error = (position?: ReturnType<typeof at>) =>
    createDiagnostic('empty-pipeline', {}, position);
  const warning = (stage: string, position?: ReturnType<typeof at>) =>
    createDiagnostic('empty-stage', { stage }, position);
  const note = (position?: ReturnType<typeof at>) =>
    createDiagnostic('deploy-not-recorded', { stage: 'x' }, position);
  const sorted = [
    warning('none'),
    error(at('a', 9)),
    warning('late', at('b', 1, 2)),
    error(at('b', 1, 3)),
    error(at('b', 2)),
    warning('a', at('b', 2)),
    warning('b', at('b', 2)),
    createDiagnostic('fixed-sleep', { step: 'x' }, at('b', 2)),
    note(at('b', 2)),
    error(at('b', 10)),
  ];
  expect(sortDiagnostics([...sorted].reverse())).toEqual(sorted);
  expect(sortDiagnostics([sorted[3]!, sorted[9]!, sorted[0]!, ...sorted])).toEqual(sorted);
});
