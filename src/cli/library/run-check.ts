import { describeDifference } from '../../compatibility/describe-difference.ts';
import { printReached } from '../../consumers/print-reached.ts';
import { ExitCode } from '../../diagnostics/exit-codes.ts';
import { checkProject, type ProjectCheck } from '../../platform-library/check/check-project.ts';
import { readProject } from '../../platform-library/read-project.ts';
import type { CheckOptions } from '../commands/library.ts';
import type { Io } from '../io.ts';
import { checkCallers } from './check-callers.ts';

/** What each state of a generated file asks for. */
const fileWords = {
  missing: 'is missing; run: platform library build',
  stale: 'is stale; run: platform library build',
  edited: 'was changed by hand; put the change into the contract and run: platform library build',
  'left-over': 'is of no step any more; run: platform library build',
} as const;

/** Checks the library of this folder and names everything that is wrong. */
export async function runCheck(options: CheckOptions, io: Io): Promise<number> {
  const project = await readProject(io.cwd);
  const check = await checkProject(project, options.against);
  const callers =
    check.problems.length > 0
      ? undefined
      : await checkCallers(project, options.against ?? check.against, options, io);
  if (options.json === true) {
    const { consumers, unread } = callers ?? {};
    io.stdout(`${JSON.stringify({ ...check, consumers, unread }, null, 2)}\n`);
  } else {
    for (const { file, code, message, mend } of check.problems)
      io.stderr(`${file}\nerror ${code}: ${message}\n  mend: ${mend}\n\n`);
    for (const { path, state } of check.files) io.stderr(`${path} ${fileWords[state]}\n`);
    io.stdout(printComparison(check));
    if (callers !== undefined) io.stdout(printReached(callers));
    const count = project.own.length;
    if (check.problems.length + check.files.length === 0)
      io.stdout(`${count} ${count === 1 ? 'step' : 'steps'} of this library: no mistakes\n`);
  }
  if (check.problems.length > 0) return ExitCode.invalid;
  if (check.files.length > 0) return ExitCode.stale;
  const unknown = callers?.consumers.some((report) => report.problems.length > 0);
  if (unknown === true) return ExitCode.invalid;
  return (callers?.unread.length ?? 0) > 0 ? ExitCode.unavailable : ExitCode.success;
}

function printComparison({ against, comparison, asked }: ProjectCheck): string {
  if (comparison === undefined) return '';
  const { differences, bump } = comparison;
  if (differences.length === 0) return `The contracts are as in ${against}.\n`;
  return [
    `Since ${against} the contracts differ in ${differences.length} ${differences.length === 1 ? 'place' : 'places'}: at least a ${bump} release (changes/ asks for ${asked === undefined ? 'none' : `a ${asked} one`})`,
    ...differences.map(
      (difference) => `  ${difference.code} ${difference.bump}  ${describeDifference(difference)}`,
    ),
    '',
  ].join('\n');
}
