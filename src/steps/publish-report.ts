import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { escapePath } from 'tinyglobby';
import type { publishReport as contract } from '../contracts/publish-report.ts';
import { StepError } from '../diagnostics/errors.ts';
import { insideWorkspace } from '../runner/inside-workspace.ts';
import type { StepRun } from './step-run.ts';

export const publishReport: StepRun<typeof contract> = async (input, context) => {
  const folder = await insideWorkspace(context, input.folder);
  const index = input.index ?? 'index.html';
  await access(join(folder, index)).catch((cause) => {
    throw new StepError('publishReport.missing', `${input.folder} has no ${index}.`, {
      mend: 'Let an earlier step write the report, or name its first page with `index`.',
      cause,
    });
  });
  const kept = await context.keepFiles([`${escapePath(input.folder.replace(/\/+$/, ''))}/**`]);
  context.log.info(`${input.title}: ${kept.length} files kept.`);
  return {};
};
