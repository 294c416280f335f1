import { expect, test } from 'vitest';
import { PlatformError, StepError, UserError } from '../../src/diagnostics/errors.ts';

test('an error of another copy of these classes is one', async () => {
  const copy = (await import(`${import.meta.dirname}/../../src/diagnostics/errors.ts?copy`)) as {
    StepError: typeof StepError;
  };
  expect(copy.StepError).not.toBe(StepError);
  expect(new copy.StepError('a.b', 'c')).toBeInstanceOf(PlatformError);
});

test('other things are none, and each class means itself', () => {
  for (const other of [new Error('x'), {}, null, undefined, 'x'])
    expect(other instanceof PlatformError).toBe(false);
  const user = new UserError('a.b', 'c');
  expect(user).toBeInstanceOf(PlatformError);
  expect(user).toBeInstanceOf(UserError);
  expect(user).not.toBeInstanceOf(StepError);
});
