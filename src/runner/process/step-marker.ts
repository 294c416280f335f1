/**
 * The variable that every process of a command inherits. By it a process is found that has left its
 * group, its session and its parent (Jenkins finds the processes of a step the same way, by
 * `JENKINS_SERVER_COOKIE`). It holds one marker, a name of `createStampedName`, for each runner around
 * the command, separated by spaces: a step may run `platform` itself.
 */
export const MARKER_VARIABLE = 'PLATFORM_STEP_ID';

/** The value of the variable for a command of this process. */
export function chainMarkers(marker: string): string {
  const around = process.env[MARKER_VARIABLE];
  return around === undefined || around === '' ? marker : `${around} ${marker}`;
}
