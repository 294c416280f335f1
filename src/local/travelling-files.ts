import { existsSync } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StepError } from '../diagnostics/errors.ts';
import { outputsFolder, recordFileName } from '../runner/flow-store.ts';
import { matchFiles } from '../runner/match-files.ts';
import type { RunSession } from './run-session.ts';

/**
 * Takes what a step made out of its workspace, where later stages find it. Cells of a matrix add to
 * one set of files; any other step replaces what a former attempt or run left of it. Throws
 * `StepError` `files.none`.
 */
export async function collectFiles(
  session: RunSession,
  workspace: string,
  names: readonly string[],
  isCell: boolean,
): Promise<void> {
  for (const name of names) {
    const include = session.pipeline.files[name]?.include ?? [];
    const files = await matchFiles(workspace, include);
    if (files.length === 0) {
      throw new StepError(
        'files.none',
        `The step is done, but no file of ${JSON.stringify(name)} is there: ${include.join(', ')}.`,
        {
          mend: 'Change the globs of the declaration, or let the step write the files.',
        },
      );
    }
    if (!isCell) await rm(join(session.directory.files, name), { recursive: true, force: true });
    for (const file of files)
      await copyInto(join(workspace, file), join(session.directory.files, name, file));
  }
}

/** Lays the records of earlier stages into a workspace. */
export async function deliverRecords(session: RunSession, workspace: string): Promise<void> {
  await cp(session.directory.outputs, join(workspace, outputsFolder), { recursive: true });
}

/** Lays files that an earlier step made into a workspace. Throws `StepError` `files.missing`. */
export async function deliverFiles(
  session: RunSession,
  workspace: string,
  names: readonly string[],
): Promise<void> {
  for (const name of names) {
    const folder = join(session.directory.files, name);
    if (!existsSync(folder)) {
      throw new StepError(
        'files.missing',
        `The files ${JSON.stringify(name)} are not there: the step that makes them has not run.`,
        {
          mend: 'Run the stage that makes them first; with `--from` they are taken from the last run.',
        },
      );
    }
    await cp(folder, workspace, { recursive: true });
  }
}

/** Brings the record of a stage, or of a cell of its matrix, back to the run. */
export async function collectRecord(
  session: RunSession,
  workspace: string,
  stageId: string,
  axes: Readonly<Record<string, string>>,
): Promise<void> {
  const name = recordFileName(stageId, axes);
  const file = join(workspace, outputsFolder, name);
  if (existsSync(file)) await copyInto(file, join(session.directory.outputs, name));
}

async function copyInto(source: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  await cp(source, target, { force: true });
}
