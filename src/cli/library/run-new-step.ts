import { ExitCode } from '../../diagnostics/exit-codes.ts';
import { addLibraryStep } from '../../platform-library/add-step.ts';
import type { Io } from '../io.ts';

/** Adds a step to the library of this folder and says what comes next. */
export function runNewStep(name: string, options: { readonly json?: boolean }, io: Io): number {
  const written = addLibraryStep(io.cwd, name);
  if (options.json === true) io.stdout(`${JSON.stringify({ written })}\n`);
  else {
    for (const path of written) io.stdout(`created ${path}\n`);
    io.stdout('\nFill them in, then:\n  platform library build\n  platform library test\n');
  }
  return ExitCode.success;
}
