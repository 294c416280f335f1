import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ExitCode } from '../../diagnostics/exit-codes.ts';
import { toPrintable } from '../../diagnostics/format/printable.ts';
import { type LintProblem, lintOnController } from '../../jenkins/build/lint.ts';
import type { Io } from '../io.ts';
import { connect } from './find-job.ts';

/** Asks the controller's linter about each file. */
export async function runJenkinsLint(
  words: readonly string[],
  options: { readonly json?: boolean },
  io: Io,
): Promise<number> {
  const controller = connect(io);
  const results: { file: string; problems: readonly LintProblem[] }[] = [];
  for (const file of words.length === 0 ? ['Jenkinsfile'] : words) {
    const text = await readFile(resolve(io.cwd, file), 'utf8');
    results.push({ file, problems: await lintOnController(controller, text) });
  }
  io.stdout(
    options.json === true
      ? `${JSON.stringify(results, null, 2)}\n`
      : results.map(({ file, problems }) => printResult(file, problems)).join(''),
  );
  return results.some(({ problems }) => problems.length > 0) ? ExitCode.invalid : ExitCode.success;
}

function printResult(file: string, problems: readonly LintProblem[]): string {
  if (problems.length === 0) return `${file}: accepted\n`;
  return problems
    .map(({ message, line, column }) =>
      line === undefined
        ? `${file}: ${toPrintable(message)}\n`
        : `${file}:${line}:${column}: ${toPrintable(message)}\n`,
    )
    .join('');
}
