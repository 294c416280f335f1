import type { ValueScope } from '../../model/resolve.ts';
import type { BuildContext } from '../build-context.ts';
import type { FlowImage } from '../flow-record.ts';
import type { StepRequest } from '../step-request.ts';

/** Folder of the workspace where a failed step leaves its record; Jenkins archives it. */
export const replayFolder = '.platform/replay';

/**
 * Everything that a failed step was run with, so that it can be run again elsewhere: its request,
 * and what the references in it stood for. Secrets are in it by their references only, and their
 * values are masked wherever else they may have got to.
 */
export interface ReplayRecord {
  readonly version: 1;
  /** As Jenkins handed it over; references still in it. */
  readonly request: StepRequest;
  /** The input with every reference replaced: what the step really got. For people, and to compare. */
  readonly input: unknown;
  /** The build's own values: branch, commit, number, address. */
  readonly build: BuildContext;
  /** What earlier stages handed on. */
  readonly values: ValueScope['values'];
  readonly images: Readonly<Record<string, FlowImage>>;
  readonly error: { readonly code: string; readonly message: string };
}
