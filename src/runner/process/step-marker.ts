import { randomBytes } from 'node:crypto';
import { readOwnStamp } from '../../adapters/secrets/process-stamp.ts';

/**
 * The variable that every process of a command inherits. By it a process is found that has left its
 * group, its session and its parent (Jenkins finds the processes of a step the same way, by
 * `JENKINS_SERVER_COOKIE`). It holds one marker for each runner around the command, separated by
 * spaces: a step may run `platform` itself.
 */
export const MARKER_VARIABLE = 'PLATFORM_STEP_ID';

/** A new marker: the stamp of this process and 16 random digits. */
export function createMarker(): string {
  return `${readOwnStamp()}-${randomBytes(8).toString('hex')}`;
}

/** The value of the variable for a command of this process. */
export function chainMarkers(marker: string): string {
  const around = process.env[MARKER_VARIABLE];
  return around === undefined || around === '' ? marker : `${around} ${marker}`;
}

/** The stamp of the process that made a marker; `process-stamp.ts` tells whether it has ended. */
export function stampOf(marker: string): string {
  return marker.slice(0, marker.lastIndexOf('-'));
}
