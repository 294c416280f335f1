import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { StepError } from '../diagnostics/errors.ts';
import type { FlowImage, FlowRecord } from './flow-record.ts';

/** Folder of the workspace that holds the records of this stage and of those before it. */
export const outputsFolder = '.platform/outputs';

/** What a stage may hand on, in bytes of JSON: small facts; files travel as files. */
const maximumBytes = 1_048_576;

/** Name of a stage's record: the stage's id, and the cell when it is one of a matrix. */
export function recordFileName(stage: string, axes: Readonly<Record<string, string>> = {}): string {
  const cell = Object.keys(axes)
    .sort()
    .map((axis) => `${encodeURIComponent(axis)}=${encodeURIComponent(axes[axis] as string)}`)
    .join(',');
  return cell === '' ? `${stage}.json` : `${stage}@${cell}.json`;
}

/** What all stages so far handed on, merged. */
export interface Flow {
  readonly values: Record<string, string | number | boolean>;
  readonly images: Record<string, FlowImage>;
}

/**
 * Reads every record of the workspace. Throws `StepError` `outputs.unreadable` for a record that is
 * no JSON of this version: it was written by something else.
 */
export async function readFlow(workspace: string): Promise<Flow> {
  return readFlowFolder(join(workspace, outputsFolder));
}

/** The same for a folder of records. */
export async function readFlowFolder(folder: string): Promise<Flow> {
  const flow: Flow = { values: {}, images: {} };
  for (const name of await listRecords(folder)) {
    const record = await readRecord(folder, name);
    Object.assign(flow.values, record.values);
    Object.assign(flow.images, record.images);
  }
  return flow;
}

async function listRecords(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  } catch {
    return [];
  }
}

async function readRecord(folder: string, name: string): Promise<FlowRecord> {
  const text = await readFile(join(folder, name), 'utf8');
  try {
    const record = JSON.parse(text) as FlowRecord;
    if (record.version === 1 && typeof record.values === 'object' && typeof record.images === 'object') return record;
  } catch {}
  throw new StepError('outputs.unreadable', `${name} is no record of a stage's outputs.`, {
    mend: 'Remove the file and run the stage that makes it again.',
  });
}

/** Adds what one step made to the record of its stage; written as a whole or not at all. */
export async function addToFlow(
  workspace: string,
  stage: string,
  axes: Readonly<Record<string, string>>,
  step: { readonly id: string; readonly outputs: Record<string, unknown>; readonly values: Flow['values']; readonly images: Flow['images'] },
): Promise<void> {
  const name = recordFileName(stage, axes);
  const folder = join(workspace, outputsFolder);
  const names = await listRecords(folder);
  const before: FlowRecord = names.includes(name) ? await readRecord(folder, name) : { version: 1, stage, values: {}, images: {}, steps: {} };
  const record: FlowRecord = {
    ...before,
    values: { ...before.values, ...step.values },
    images: { ...before.images, ...step.images },
    steps: { ...before.steps, [step.id]: step.outputs },
  };
  const text = `${JSON.stringify(record, null, 2)}\n`;
  if (Buffer.byteLength(text) > maximumBytes) {
    throw new StepError('outputs.too-large', `The outputs of stage ${stage} are ${Buffer.byteLength(text)} bytes; at most ${maximumBytes} travel between stages.`, {
      mend: 'Save less, or declare `files` and let them travel as files.',
    });
  }
  await mkdir(folder, { recursive: true });
  await writeFileAtomic(join(folder, name), text);
}
