import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Runs the built programs the way that they are mostly used, so that `record-code.cjs` can write
 * beside their files the code that V8 made of them.
 *
 * @param root the repository
 * @throws Error when a run fails, with what it printed
 */
export function recordCode(root: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'record-code-'));
  try {
    const repository = join(folder, 'service');
    const environment = {
      XDG_CACHE_HOME: join(folder, 'caches'),
      WORKSPACE: join(folder, 'workspace'),
      WORKSPACE_TMP: join(folder, 'temporary'),
    };
    mkdirSync(environment.WORKSPACE);
    mkdirSync(environment.WORKSPACE_TMP);
    const run = (program: string, args: readonly string[], cwd: string): void => {
      const recorder = join(root, 'src/development/record-code.cjs');
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [recorder, join(root, 'dist', program), ...args],
        { cwd, encoding: 'utf8', env: { PATH: process.env['PATH'], ...environment } },
      );
      if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}${stdout}`);
    };
    run('cli/entry.cjs', ['new', repository], folder);
    run('cli/entry.cjs', ['run', '--dry-run'], repository);
    // The last run that loads a file counts for it.
    for (const name of ['.platform', 'Jenkinsfile'])
      rmSync(join(repository, name), { recursive: true, force: true });
    run('cli/entry.cjs', ['compile'], repository);
    const request = join(folder, 'run.json');
    writeFileSync(
      request,
      JSON.stringify({
        id: 'build.run',
        step: 'run',
        pipeline: 'service',
        stage: 'build',
        input: { command: ['true'] },
      }),
    );
    run('runner/platform-step.cjs', [request], folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
