import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** Writes files below a folder: path → content. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** A folder with files that is there until the test ends. */
export function makeFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = makeTemporaryFolder();
  writeFiles(folder, files);
  return folder;
}

/** Runs Git in a folder as somebody whose settings do not depend on the machine. */
export function git(folder: string, ...args: string[]): string {
  const settings = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.com',
    '-c',
    'commit.gpgsign=false',
    '-c',
    'init.defaultBranch=main',
  ];
  return execFileSync('git', [...settings, ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

/** A Git repository whose branch `main` has one commit with the files. */
export function makeRepository(files: Readonly<Record<string, string>> = {}): string {
  const folder = makeFolder({ '.gitignore': '.platform/\n', ...files });
  git(folder, 'init', '-q');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'first');
  return folder;
}
