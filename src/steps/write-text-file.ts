import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { writeTextFile as contract } from '../contracts/write-text-file.ts';
import { insideWorkspace } from '../runner/inside-workspace.ts';
import type { StepRun } from './step-run.ts';

export const writeTextFile: StepRun<typeof contract> = async (input, context) => {
  const file = await insideWorkspace(context, input.file);
  await mkdir(dirname(file), { recursive: true });
  const before = input.append === true ? await readFile(file, 'utf8').catch(() => '') : '';
  await writeFileAtomic(file, before + input.content);
  return {};
};
