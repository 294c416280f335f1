import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The native TypeScript compiler, as the product starts it: the binary, not its Node wrapper. */
export const typeCompiler = join(root, 'node_modules/@typescript/typescript-linux-x64/lib/tsc');

/** What the compiler says about one place. */
export interface TypeMessage {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  /** The message with its explanations on further lines. */
  readonly text: string;
}

/** Runs the compiler once over a project and returns its messages in the order of their places. */
export function runTypeCompiler(project: string, ...options: string[]): TypeMessage[] {
  const messages: { -readonly [K in keyof TypeMessage]: TypeMessage[K] }[] = [];
  for (const text of printTypeCompiler(project, '--pretty', 'false', ...options).split('\n')) {
    const [, file, line, column, code, message] =
      /^(.+?)\((\d+),(\d+)\): error (TS\d+): (.*)$/.exec(text) ?? [];
    const last = messages.at(-1);
    if (file !== undefined && code !== undefined && message !== undefined)
      messages.push({
        file,
        line: Number(line),
        column: Number(column),
        code,
        text: clean(message),
      });
    else if (/^\s+\S/.test(text) && last !== undefined) last.text += `\n${clean(text)}`;
  }
  return messages;
}

/** What the compiler prints. */
export function printTypeCompiler(project: string, ...options: string[]): string {
  const { stdout, stderr, error } = spawnSync(typeCompiler, ['-p', project, ...options], {
    cwd: root,
    encoding: 'utf8',
    env: {},
    maxBuffer: 1 << 26,
  });
  if (error !== undefined) throw error;
  if (stderr !== '') throw new Error(stderr);
  return stdout;
}

/** Types are printed with their file when a name alone does not tell them; the product shows the module. */
function clean(message: string): string {
  return message.replaceAll(/import\("[^"]*\.generated"\)/g, 'import("jenkins-pipeline-sdk")');
}
