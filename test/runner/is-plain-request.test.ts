import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPlainRequest } from '../../src/runner/is-plain-request.ts';
import { validate } from '../../src/schema/step-request.generated.js';

const request = {
  id: 'build.run',
  step: 'run',
  library: '1.0.0',
  pipeline: 'sample',
  stage: 'build',
  input: { command: 'true' },
  directory: 'web',
  env: { A: 'a' },
  timeoutMs: 1000,
  onFailure: 'unstable',
  save: { stdout: 'said' },
  axes: { os: 'linux' },
};

test('a request of plain members is quick to check', () => {
  expect(isPlainRequest(request)).toBe(true);
});

test('what the quick check takes, the whole validator takes too', () => {
  const member = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(...Object.values(request), { $value: 'v' }, { kind: 'branch', pattern: 'x' }),
  );
  const name = fc.constantFrom(
    ...Object.keys(request),
    'when',
    'retry',
    'secrets',
    'receives',
    'x',
  );
  const changes = fc.dictionary(name, fc.option(member, { nil: undefined }), { maxKeys: 3 });
  let plain = 0;
  fc.assert(
    fc.property(changes, (change) => {
      const text = JSON.stringify({ ...request, ...change });
      if (!isPlainRequest(JSON.parse(text))) return;
      plain += 1;
      expect(validate(JSON.parse(text))).toBe(true);
    }),
    { numRuns: 2000, seed: 7 },
  );
  expect(plain).toBeGreaterThan(100);
});
