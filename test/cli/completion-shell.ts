import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../src/cli/main.ts';

const root = join(import.meta.dirname, '../..');

/** The output of a command that must succeed. */
export async function runCommand(args: readonly string[], cwd = root): Promise<string> {
  let stdout = '';
  let stderr = '';
  const code = await main(args, {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    terminal: false,
    color: false,
    columns: 100,
    cwd,
    env: {},
    signal: new AbortController().signal,
    ask: undefined,
  });
  if (code !== 0) throw new Error(`platform ${args.join(' ')} ended with ${code}: ${stderr}`);
  return stdout;
}

/** A repository with a compiled pipeline, and a folder with `platform` for the PATH of a shell. */
export function makeRepository(): { repository: string; bin: string } {
  const folder = mkdtempSync(join(tmpdir(), 'completion-'));
  const repository = join(folder, 'repository');
  const bin = join(folder, 'bin');
  mkdirSync(join(repository, '.platform'), { recursive: true });
  mkdirSync(join(repository, 'source'));
  mkdirSync(bin);
  writeFileSync(
    join(repository, '.platform/pipeline.json'),
    JSON.stringify({
      stages: [
        { id: 'build', name: 'Build' },
        { id: 'checks', name: 'Checks', stages: [{ id: 'checks.lint', name: 'Lint' }] },
        // The file comes with the repository: nothing in it may reach the shell as code.
        { id: '$(touch hacked)', name: 'Hostile' },
        { id: 'deploy', name: '`touch hacked` $(touch hacked)\t\u001b[31m' },
      ],
    }),
  );
  const platform = join(bin, 'platform');
  writeFileSync(
    platform,
    `#!/bin/sh\nexec '${process.execPath}' '${root}/src/cli/entry.ts' "$@"\n`,
  );
  chmodSync(platform, 0o755);
  return { repository, bin };
}
