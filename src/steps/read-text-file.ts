import { readFile, stat } from 'node:fs/promises';
import type { readTextFile as contract } from '../contracts/read-text-file.ts';
import { StepError } from '../diagnostics/errors.ts';
import { insideWorkspace } from '../runner/inside-workspace.ts';
import type { StepRun } from './step-run.ts';

/** The limit of everything that travels between stages. */
const maximumBytes = 1_048_576;

export const readTextFile: StepRun<typeof contract> = async (input, context) => {
  const file = await insideWorkspace(context, input.file);
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile() !== true) {
    throw new StepError(
      'readTextFile.missing',
      `There is no file ${input.file} in the workspace.`,
      {
        mend: 'Each stage has a workspace of its own: let an earlier step of this stage write the file, or declare `files` and need them here.',
      },
    );
  }
  if (found.size > maximumBytes) {
    throw new StepError(
      'readTextFile.too-large',
      `${input.file} has ${found.size} bytes; at most ${maximumBytes} can become a value.`,
    );
  }
  return { content: (await readFile(file, 'utf8')).replace(/\r?\n$/, '') };
};
