import { cp, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { glob } from 'tinyglobby';
import { StepError } from '../diagnostics/errors.ts';
import { outputsFolder } from '../runner/flow-store.ts';
import type { RunSession } from './run-session.ts';

/** Takes what a step made out of its workspace, where later stages find it. Throws `StepError` `files.none`. */
export async function collectFiles(
  session: RunSession,
  workspace: string,
  names: readonly string[],
): Promise<void> {
  for (const name of names) {
    const include = session.pipeline.files[name]?.include ?? [];
    const files = await glob([...include], {
      cwd: workspace,
      dot: true,
      onlyFiles: true,
      followSymbolicLinks: false,
    });
    if (files.length === 0) {
      throw new StepError(
        'files.none',
        `The step is done, but no file of ${JSON.stringify(name)} is there: ${include.join(', ')}.`,
        {
          mend: 'Change the globs of the declaration, or let the step write the files.',
        },
      );
    }
    for (const file of files)
      await copyInto(join(workspace, file), join(session.directory.files, name, file));
  }
}

/** Lays the records of earlier stages, and the files that a stage needs, into its workspace. */
export async function deliver(
  session: RunSession,
  workspace: string,
  needs: Iterable<string>,
): Promise<void> {
  await cp(session.directory.outputs, join(workspace, outputsFolder), { recursive: true });
  for (const name of new Set(needs)) {
    await cp(join(session.directory.files, name), workspace, { recursive: true }).catch((cause) => {
      throw new StepError(
        'files.missing',
        `The files ${JSON.stringify(name)} are not there: the step that makes them has not run.`,
        {
          mend: 'Run the stage that makes them first; with `--from` they are taken from the last run.',
          cause,
        },
      );
    });
  }
}

/** Brings the records of a stage back to the run. */
export async function collectRecords(
  session: RunSession,
  workspace: string,
  stageId: string,
): Promise<void> {
  const folder = join(workspace, outputsFolder);
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (name !== `${stageId}.json` && !name.startsWith(`${stageId}@`)) continue;
    await copyInto(join(folder, name), join(session.directory.outputs, name));
  }
}

async function copyInto(source: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  await cp(source, target, { force: true });
}
