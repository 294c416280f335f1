import type { publishCoverage as contract } from '../contracts/publish-coverage.ts';
import { StepError } from '../diagnostics/errors.ts';
import type { StepRun } from './step-run.ts';

export const publishCoverage: StepRun<typeof contract> = async (input, context) => {
  const kept = await context.keepFiles(input.include);
  if (kept.length === 0)
    throw new StepError('publishCoverage.none', `No file matches ${input.include.join(', ')}.`, {
      mend: 'Let an earlier step write the report, or change the globs.',
    });
  context.log.info(`${kept.length} coverage reports kept.`);
  return {};
};
