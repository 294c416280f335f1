import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { toSlug } from '../compiler/lower/identifiers.ts';
import { writeEditorTypes } from '../compiler/types/editor-types.ts';
import { UserError } from '../diagnostics/errors.ts';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import { type ScaffoldKind, scaffoldKinds } from './choices.ts';
import { pipelineFileName } from './find-pipelines.ts';
import type { Io } from './io.ts';
import { scaffold } from './new/scaffold.ts';

/**
 * Makes a repository with a pipeline, or adds one to a folder. Files that are there stay as they
 * are and are named; a folder that has a pipeline already is refused.
 */
export async function runNew(
  folder: string,
  options: { kind: string; name?: string; json?: boolean },
  io: Io,
): Promise<number> {
  if (!(scaffoldKinds as readonly string[]).includes(options.kind)) {
    throw new UserError('new.kind', `There is no kind ${JSON.stringify(options.kind)}.`, {
      mend: `Kinds are: ${scaffoldKinds.join(', ')}.`,
    });
  }
  const target = resolve(io.cwd, folder);
  const present = await readdir(target, { recursive: true }).catch(() => [] as string[]);
  if (present.includes(pipelineFileName)) {
    throw new UserError(
      'new.exists',
      `${relative(io.cwd, join(target, pipelineFileName))} is there already; nothing was written.`,
      { mend: 'Choose another folder, or edit the file.' },
    );
  }
  const name = options.name ?? toSlug(basename(target), 'service');
  const files = scaffold(options.kind as ScaffoldKind, name);
  const written: string[] = [];
  const kept: string[] = [];
  for (const [path, content] of files) {
    if (present.includes(path)) {
      kept.push(path);
      continue;
    }
    await mkdir(dirname(join(target, path)), { recursive: true });
    await writeFile(join(target, path), content, { flag: 'wx' });
    written.push(path);
  }
  writeEditorTypes(target);
  if (options.json === true) io.stdout(`${JSON.stringify({ folder: target, written, kept })}\n`);
  else {
    for (const path of written) io.stdout(`created ${relative(io.cwd, join(target, path))}\n`);
    for (const path of kept) io.stdout(`kept    ${relative(io.cwd, join(target, path))}\n`);
    const step = relative(io.cwd, target);
    io.stdout(
      `\nNext:\n${step === '' ? '' : `  cd ${step}\n`}  platform compile\n  platform run\n`,
    );
  }
  return ExitCode.success;
}
