import type { Analysis } from '../analysis.ts';
import { listCommands } from '../commands/list-commands.ts';
import { checkDeployments } from './commands/deployments.ts';
import { checkDownloadRun } from './commands/download-run.ts';
import { checkFailureIgnored } from './commands/failure-ignored.ts';
import { checkIdentityNotChecked } from './commands/identity-not-checked.ts';
import { checkPasswordArgument } from './commands/password-argument.ts';
import { checkPrograms } from './commands/programs.ts';
import { checkSecretPrinted } from './commands/secret-printed.ts';
import { checkTestsSkipped } from './commands/tests-skipped.ts';
import { checkVariables } from './commands/variables.ts';

const habits = [
  checkFailureIgnored,
  checkPrograms,
  checkTestsSkipped,
  checkIdentityNotChecked,
  checkSecretPrinted,
  checkPasswordArgument,
  checkVariables,
  checkDownloadRun,
];

/** Habits in the commands of the team that were counted in real pipelines. */
export function checkCommands(analysis: Analysis): void {
  const steps = listCommands(analysis);
  for (const step of steps) for (const check of habits) check(step, analysis);
  checkDeployments(steps, analysis);
}
