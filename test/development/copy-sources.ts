import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';

const root = resolve(import.meta.dirname, '../..');

/** Everything that the generator and the type checker read. */
const copied = ['package.json', 'tsconfig.json', 'pipelines', 'src'];

/** A copy of the source tree. */
export interface SourceCopy {
  readonly root: string;
  /** Runs a file of the copy with this Node; never throws for its exit code. */
  run(
    file: string,
    args?: readonly string[],
    options?: { cwd?: string; env?: Record<string, string> },
  ): Promise<{ exitCode: number; output: string }>;
  /** What the type checker says of `src`, or of the files of some folder of it and what they import; empty when it is content. */
  checkTypes(folder?: string): Promise<string>;
  remove(): void;
}

/** Copies the source tree to a temporary folder; it shares the installed packages. */
export function copySources(): SourceCopy {
  const copy = mkdtempSync(join(tmpdir(), 'sources-'));
  for (const path of copied) cpSync(join(root, path), join(copy, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return {
    root: copy,
    run: async (file, args = [], { cwd = copy, env = {} } = {}) => {
      const result = await execa(process.execPath, [join(copy, file), ...args], {
        cwd,
        env,
        all: true,
        reject: false,
      });
      return { exitCode: result.exitCode ?? -1, output: result.all };
    },
    checkTypes: async (folder = '.') => {
      const project = join(copy, 'tsconfig.part.json');
      const include = folder === '.' ? {} : { include: [folder] };
      writeFileSync(project, JSON.stringify({ extends: './tsconfig.json', ...include }));
      const result = await execa(join(root, 'node_modules/.bin/tsc'), ['--noEmit', '-p', project], {
        cwd: copy,
        reject: false,
      });
      return result.stdout;
    },
    remove: () => rmSync(copy, { recursive: true, force: true }),
  };
}
