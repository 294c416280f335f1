/**
 * The one table of exit codes: the command line, the step runner and the tests read it.
 *
 * Codes above 128 follow the shell's rule of 128 plus the signal's number.
 */
export const ExitCode = {
  /** Everything asked for was done. */
  success: 0,
  /** The pipeline ran and a step of the team failed: a red test, a command that ended with an error. */
  failed: 1,
  /** The command line itself was wrong: unknown command, flag, stage or step. */
  usage: 2,
  /** The pipeline file or a step's input has mistakes; each was printed as a diagnostic. */
  invalid: 3,
  /** Something the command needs is missing: a tool, a file, a permission. Nothing was started. */
  missingPrerequisite: 4,
  /** An outside system failed (registry, cluster, secret store) and a later try may succeed. */
  unavailable: 5,
  /** An outside system refused for good: access denied, an immutable tag with another digest. */
  refused: 6,
  /** A generated file was changed by hand, or is stale. Nothing was overwritten. */
  stale: 7,
  /** The time limit of the step, the stage or the pipeline passed. */
  timeout: 8,
  /** The step failed, and its options say that the build goes on as unstable. */
  unstable: 9,
  /** A mistake in this product. The message asks for a report. */
  bug: 70,
  /** Stopped by Ctrl-C (SIGINT). */
  interrupted: 130,
  /** Stopped by SIGTERM, which is what Jenkins sends when a build is aborted. */
  terminated: 143,
} as const;

export type ExitCodeName = keyof typeof ExitCode;
export type ExitCodeValue = (typeof ExitCode)[ExitCodeName];
