import { expect, test } from 'vitest';
import { checkExamples } from '../../../src/platform-library/check/check-examples.ts';
import { makeContract, makeProject } from '../make-project.ts';

test('examples that an author can copy', async () => {
  expect(await checkExamples(makeProject())).toEqual([]);
  expect(await checkExamples(makeProject({}))).toEqual([]);
});

test('each example that does not compile is named with its contract', async () => {
  const project = makeProject({
    'tag-release': makeContract(),
    'close-release': makeContract({
      name: 'closeRelease',
      examples: ["s.closeRelease('payments')", 's.closeRelease(3)', "s.closeReleese('x')"],
    }),
  });
  expect(await checkExamples(project)).toMatchObject([
    {
      code: 'contract.example-broken',
      file: 'src/contracts/close-release.ts',
      message: expect.stringMatching(/^The example `s\.closeRelease\(3\)` does not compile: Arg/),
    },
    { message: expect.stringContaining("`s.closeReleese('x')`") },
  ]);
});
