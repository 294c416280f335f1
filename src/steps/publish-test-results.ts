import type { publishTestResults as contract } from '../contracts/publish-test-results.ts';
import { StepError } from '../diagnostics/errors.ts';
import type { StepRun } from './step-run.ts';

export const publishTestResults: StepRun<typeof contract> = async (input, context) => {
  const tests = await context.collectTests(input.include);
  if (tests === undefined) {
    if (input.allowNone === true) return {};
    throw new StepError('publishTestResults.none', `No file matches ${input.include.join(', ')}.`, {
      mend: 'Change the globs, or set `allowNone` when that is fine.',
    });
  }
  if (tests.failed > 0) {
    throw new StepError(
      'publishTestResults.failed',
      `${tests.failed} of ${tests.tests} tests failed.`,
      { exit: 'unstable' },
    );
  }
  context.log.info(`${tests.tests} tests passed, ${tests.skipped} skipped.`);
  return {};
};
