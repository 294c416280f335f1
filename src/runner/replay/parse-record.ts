import { UserError } from '../../diagnostics/errors.ts';
import type { ReplayRecord } from './replay-record.ts';

/**
 * Reads a record that came from a build. Only its shape is checked: what it says was written by
 * whoever wrote the pipeline of that build, and is not to be trusted.
 *
 * @throws UserError `replay.record`.
 */
export function parseReplayRecord(text: string, from: string): ReplayRecord {
  const refuse = (cause?: unknown) =>
    new UserError('replay.record', `${from} is no record of a step of this version.`, {
      mend: 'Use the version of platform that the Jenkinsfile of the build names.',
      exit: 'invalid',
      ...(cause === undefined ? {} : { cause }),
    });
  let record: Partial<ReplayRecord>;
  try {
    record = JSON.parse(text);
  } catch (cause) {
    throw refuse(cause);
  }
  const isObject = (value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const { version, request, input, build, values, images, error } = record ?? {};
  const isRecord =
    version === 1 &&
    [request, input, build, values, images, error].every(isObject) &&
    isObject(request?.input) &&
    [request?.id, request?.step, request?.stage, request?.pipeline, error?.message].every(
      (value) => typeof value === 'string',
    );
  if (!isRecord) throw refuse();
  return record as ReplayRecord;
}
