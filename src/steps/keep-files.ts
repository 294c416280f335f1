import type { keepFiles as contract } from '../contracts/keep-files.ts';
import { StepError } from '../diagnostics/errors.ts';
import type { StepRun } from './step-run.ts';

export const keepFiles: StepRun<typeof contract> = async (input, context) => {
  const kept = await context.keepFiles(input.include);
  if (kept.length === 0 && input.allowNone !== true) {
    throw new StepError('keepFiles.none', `No file matches ${input.include.join(', ')}.`, {
      mend: 'Change the globs, or set `allowNone` when that is fine.',
    });
  }
  context.log.info(`Kept ${kept.length} ${kept.length === 1 ? 'file' : 'files'}.`);
  return {};
};
