import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lowerBatch } from '../support/lower-batch.ts';

const file = join(import.meta.dirname, 'fixtures/outside-arguments.pipeline.ts');

test('the arguments of an outside step are checked against its declaration', () => {
  const { diagnostics = [] } = lowerBatch([file]).get(file) ?? {};
  expect(diagnostics.map(({ message, position }) => `${position?.line}: ${message}`)).toEqual([
    '15: The arguments of `notify`: `channel` is missing.',
    '16: The arguments of `notify`: `chanel` is not declared; the step takes `channel`, `count`, `people`, `quiet`, `rest`.',
    '18: The arguments of `notify`: `channel` must be a text.',
    '18: The arguments of `notify`: `count` must be a number.',
    '18: The arguments of `notify`: `people` must be a list of texts.',
    '18: The arguments of `notify`: `quiet` must be true or false.',
    '20: The arguments of `bare`: `a` is not declared; the step takes no arguments.',
    '22: The arguments of `notify`: it takes no block.',
    '23: The arguments of `wrapped`: it takes a block: use s.inside.',
    '24: The arguments of ``: no step of this name is declared.',
  ]);
});
