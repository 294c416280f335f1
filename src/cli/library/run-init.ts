import { join, relative, resolve } from 'node:path';
import { ExitCode } from '../../diagnostics/exit-codes.ts';
import { initLibrary } from '../../platform-library/init-library.ts';
import type { Io } from '../io.ts';

/** Makes a library's repository and says what comes next. */
export function runInit(
  folder: string,
  options: { readonly name?: string; readonly json?: boolean },
  io: Io,
): number {
  const made = initLibrary(resolve(io.cwd, folder), options.name);
  if (options.json === true) {
    io.stdout(`${JSON.stringify(made)}\n`);
    return ExitCode.success;
  }
  const place = (path: string) => relative(io.cwd, join(made.folder, path));
  for (const path of made.written) io.stdout(`created ${place(path)}\n`);
  for (const path of made.kept) io.stdout(`kept    ${place(path)}\n`);
  const way = relative(io.cwd, made.folder);
  io.stdout(
    `\nNext:\n${way === '' ? '' : `  cd ${way}\n`}  git init && npm install\n  platform library new step tag-release\n  platform library build\n`,
  );
  return ExitCode.success;
}
