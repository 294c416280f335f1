import { ExitCode } from '../../diagnostics/exit-codes.ts';
import { buildLibrary } from '../../platform-library/build/build-library.ts';
import { formatBytes, sizeLimitBytes } from '../../platform-library/build/measure-library.ts';
import { findRevision } from '../../platform-library/find-revision.ts';
import { readProject } from '../../platform-library/read-project.ts';
import type { Io } from '../io.ts';

/** Builds the library of this folder; prints what changed and what Jenkins will copy for every build. */
export async function runBuild(options: { readonly json?: boolean }, io: Io): Promise<number> {
  const project = await readProject(io.cwd);
  const revision = await findRevision(project);
  const built = await buildLibrary(project, revision);
  if (options.json === true) {
    io.stdout(`${JSON.stringify({ ...built, revision, sizeLimitBytes })}\n`);
    return ExitCode.success;
  }
  for (const { path, state } of built.changed)
    io.stdout(
      `${state === 'left-over' ? 'removed' : state === 'missing' ? 'created' : 'updated'} ${path}\n`,
    );
  io.stdout(
    `${project.contracts.length} steps, ${project.own.length} of them of this library\n` +
      `Jenkins copies ${formatBytes(built.size.bytes)} in ${built.size.files} files for every build (limit ${formatBytes(sizeLimitBytes)})\n` +
      `build/resources/platform/runner.mjs  sha256 ${built.runnerSha256}\n` +
      `build/package                        the npm package; its pipelines load ${revision}\n` +
      'build/docs/index.html                the documentation\n',
  );
  return ExitCode.success;
}
