import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { cleanWorkspace as contract } from '../contracts/clean-workspace.ts';
import type { StepRun } from './step-run.ts';

export const cleanWorkspace: StepRun<typeof contract> = async (_input, context) => {
  for (const name of await readdir(context.directory))
    await rm(join(context.directory, name), { recursive: true, force: true });
  return {};
};
