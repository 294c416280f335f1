import { join } from 'node:path';
import { ExitCode } from '../../diagnostics/exit-codes.ts';
import { writeSite } from '../../platform-library/build/build-library.ts';
import { readProject } from '../../platform-library/read-project.ts';
import type { Io } from '../io.ts';

/** Writes the documentation of the library of this folder. */
export async function runDocs(options: { readonly json?: boolean }, io: Io): Promise<number> {
  const project = await readProject(io.cwd);
  const path = writeSite(project);
  io.stdout(
    options.json === true
      ? `${JSON.stringify({ file: join(project.root, path), steps: project.contracts.length })}\n`
      : `${path}: ${project.contracts.length} steps\n`,
  );
  return ExitCode.success;
}
