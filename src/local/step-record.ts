import type { PlatformError } from '../diagnostics/errors.ts';
import type { StepRecord } from './run-record.ts';

/** An error as the record of a run keeps it. */
export function describeError({
  code,
  message,
  mend,
}: PlatformError): NonNullable<StepRecord['error']> {
  return { code, message, ...(mend === undefined ? {} : { mend }) };
}
