import { ExitCode, type ExitCodeValue } from '../../diagnostics/exit-codes.ts';
import type { BuildResult } from '../../jenkins/build/build-status.ts';

/** What the result of a build means for a command that waited for it. */
export function exitOfBuild(result: BuildResult): ExitCodeValue {
  if (result === 'SUCCESS' || result === 'RUNNING') return ExitCode.success;
  return result === 'UNSTABLE' ? ExitCode.unstable : ExitCode.failed;
}
