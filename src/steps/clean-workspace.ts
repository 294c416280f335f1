import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { cleanWorkspace as contract } from '../contracts/clean-workspace.ts';
import { outputsFolder } from '../runner/flow-store.ts';
import type { StepRun } from './step-run.ts';

export const cleanWorkspace: StepRun<typeof contract> = async (_input, context) => {
  const [folder = '', records = ''] = outputsFolder.split('/');
  await removeAllBut(folder, context.directory);
  // What earlier stages handed on is no file of the team's.
  await removeAllBut(records, join(context.directory, folder));
  return {};
};

async function removeAllBut(kept: string, folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => []))
    if (name !== kept) await rm(join(folder, name), { recursive: true, force: true });
}
