import { describe, expect, it } from 'vitest';
import { describeSchemaErrors } from '../../src/schema/describe-error.ts';
import * as validators from '../../src/schema/step-validators.generated.js';
import type { Validator } from '../../src/schema/validators.generated.js';

/** What a person reads about an input of a step: path and problem. */
function describeProblems(step: string, input: unknown, known: readonly string[] = []): string[] {
  const validate = (validators as unknown as Record<string, Validator>)[
    `step_${step}`
  ] as Validator;
  if (validate(input)) return [];
  return describeSchemaErrors(validate.errors ?? [], known).map(({ path, problem }) =>
    `${path} ${problem}`.trim(),
  );
}

describe('problems of an input in words', () => {
  it.each([
    ['run', {}, ['`command` is missing']],
    ['run', { command: 'make', junit: '' }, ['junit must not be empty']],
    ['run', { command: 'make', shell: 'fish' }, ['shell must be one of "sh", "bash"']],
    [
      'run',
      { command: 'make', allowedExitCodes: [0, 256] },
      ['allowedExitCodes[1] must be at most 255'],
    ],
    ['smoke', { status: 'ok' }, ['status must be a whole number']],
    ['smoke', { status: 99 }, ['status must be at least 100']],
    ['smoke', { path: 'x' }, ['path must match ^/']],
    ['keepFiles', { include: [] }, ['include must have at least 1 element']],
    ['sendMessage', { message: 'x', channel: 'sns', to: 7 }, ['to must be a text']],
    [
      'startJob',
      { job: 'a', parameters: { 'not a name': 'x' } },
      ['parameters `not a name` is no name that can stand here'],
    ],
  ] as const)('%s %j', (step, input, expected) => {
    expect(describeProblems(step, input)).toEqual(expect.arrayContaining([...expected]));
  });

  it('suggests the nearest name', () => {
    expect(describeProblems('run', { command: 'make', junitt: 'x' }, ['command', 'junit'])).toEqual(
      ['`junitt` is not known here; did you mean `junit`?'],
    );
    expect(describeProblems('run', { command: 'make', zzz: 'x' }, ['command', 'junit'])).toEqual([
      '`zzz` is not known here',
    ]);
  });

  it('says of a union what is wrong in the branch that came closest', () => {
    expect(describeProblems('run', { command: { script: 'x', values: { a: 7 } } })).toEqual([
      'command.values.a must be a text',
    ]);
    expect(describeProblems('run', { command: true })).toEqual([
      'command has none of the forms that are allowed here',
    ]);
  });

  it('fills in defaults in place', () => {
    const input: Record<string, unknown> = { command: 'make' };
    expect(describeProblems('run', input)).toEqual([]);
    expect(input).toEqual({ command: 'make', shell: 'sh', allowedExitCodes: [0] });
  });

  it('reports every problem at once', () => {
    expect(describeProblems('smoke', { status: 1, path: 'x', urll: '' })).toHaveLength(3);
  });
});
