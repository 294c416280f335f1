import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
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
  if (existsSync(join(target, pipelineFileName))) {
    throw new UserError(
      'new.exists',
      `${relative(io.cwd, join(target, pipelineFileName))} is there already; nothing was written.`,
      { mend: 'Choose another folder, or edit the file.' },
    );
  }
  const name = options.name ?? proposeName(basename(target));
  if (name !== proposeName(name)) {
    throw new UserError('new.name', `${JSON.stringify(name)} can't be the name of a service.`, {
      mend: `It begins with a letter and has lower case letters, digits and single hyphens, at most 40. For instance: --name ${proposeName(name)}`,
    });
  }
  const files = scaffold(options.kind as ScaffoldKind, name);
  const written: string[] = [];
  const kept: string[] = [];
  for (const [path, content] of files) {
    if (existsSync(join(target, path))) {
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

/** The name stands in images, charts and namespaces, each with rules of its own; a slug that begins with a letter meets all of them. */
function proposeName(text: string): string {
  const slug = toSlug(text, 'service');
  return /^[a-z]/.test(slug) ? slug : `service-${slug}`.slice(0, 40).replace(/-+$/, '');
}
