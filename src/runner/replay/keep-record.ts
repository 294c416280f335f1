import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { recordFileName } from '../flow-store.ts';
import { resolveInput } from '../resolve-input.ts';
import type { StepFailure } from '../step-session.ts';
import { type ReplayRecord, replayFolder } from './replay-record.ts';

/** Larger ones are not kept: an artifact of every failed build has to be small. */
const maximumBytes = 1_048_576;

/**
 * Keeps the record of a failed step in the workspace, in place of any that was there: what an older
 * build left in a workspace that is used again must not be archived with this one. A record that
 * can't be kept is no failure.
 */
export async function keepReplayRecord(
  workspace: string,
  { request, scope, flow, error, mask }: StepFailure,
): Promise<void> {
  const folder = join(workspace, replayFolder);
  try {
    await rm(folder, { recursive: true, force: true });
    const record: ReplayRecord = {
      version: 1,
      request,
      input: resolveWhatCan(request.input, scope),
      build: scope.context,
      values: flow.values,
      images: flow.images,
      error: { code: error.code, message: error.message },
    };
    const text = mask(`${JSON.stringify(record, null, 2)}\n`);
    // A mask covers whole secrets, quotes of JSON among them, if it must.
    JSON.parse(text);
    if (Buffer.byteLength(text) > maximumBytes) return;
    await mkdir(folder, { recursive: true });
    await writeFileAtomic(join(folder, recordFileName(request.id, request.axes)), text);
  } catch {}
}

/** The step may have failed because a reference stands for nothing. */
function resolveWhatCan(input: StepFailure['request']['input'], scope: StepFailure['scope']) {
  try {
    return resolveInput(input, scope) as Record<string, unknown>;
  } catch {
    return input;
  }
}
