import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { StepError } from '../diagnostics/errors.ts';
import { libraryIdentity } from '../library-identity.ts';
import type { FlowImage, FlowRecord } from './flow-record.ts';

/** Folder of the workspace that holds the records of this stage and of those before it. */
export const outputsFolder = '.platform/outputs';

/** What a stage may hand on, in bytes of JSON: small facts; files travel as files. */
const maximumBytes = 1_048_576;

/** What a file system takes as a name, 255 bytes, less what a temporary name adds. */
const maximumNameLength = 200;

/** Name of a stage's record: the stage's id, and the cell when it is one of a matrix. */
export function recordFileName(stage: string, axes: Readonly<Record<string, string>> = {}): string {
  const cell = Object.keys(axes)
    .sort()
    .map((axis) => `${encodeURIComponent(axis)}=${encodeURIComponent(axes[axis] as string)}`)
    .join(',');
  const name = cell === '' ? stage : `${stage}@${cell}`;
  if (name.length <= maximumNameLength) return `${name}.json`;
  // Most names are short, and loading `node:crypto` takes a sixth of the start of a step.
  const { hash } = process.getBuiltinModule('node:crypto');
  const digest = hash('sha256', name).slice(0, 16);
  return `${name.slice(0, maximumNameLength - digest.length)}${digest}.json`;
}

/** What all stages so far handed on, merged. */
export interface Flow {
  readonly values: Record<string, string | number | boolean>;
  readonly images: Record<string, FlowImage>;
}

/**
 * Whose records count in a workspace that builds use one after the other. A build's own ones do, and
 * those that were laid into the workspace: they are of an older build where this one was restarted
 * from a stage (recorded case 144).
 */
export interface FlowOrigin {
  /** `BUILD_TAG` of the build. */
  readonly build: string;
  /** Ids of the stages whose records were laid in. */
  readonly receives: readonly string[];
}

/**
 * What earlier stages handed on to a stage, and what its own steps did so far. A record of the stage
 * itself that an older build left is removed, so that nothing sends it on. Throws as `readFlow`.
 */
export async function openFlow(
  workspace: string,
  stage: string,
  axes: Readonly<Record<string, string>>,
  origin: FlowOrigin | undefined,
): Promise<Flow> {
  const folder = join(workspace, outputsFolder);
  if (origin !== undefined) {
    const name = recordFileName(stage, axes);
    const own = await readRecord(folder, name);
    if (own !== undefined && own.build !== origin.build)
      rmSync(join(folder, name), { force: true });
  }
  return readFlowFolder(folder, origin);
}

/**
 * Reads every record of the workspace. Throws `StepError` `outputs.unreadable` for a record that is
 * no JSON of this version: it was written by something else; `outputs.library` for one that another
 * version of the shared library wrote.
 */
export async function readFlow(workspace: string): Promise<Flow> {
  return readFlowFolder(join(workspace, outputsFolder));
}

/** The same for a folder of records. */
export async function readFlowFolder(folder: string, origin?: FlowOrigin): Promise<Flow> {
  const flow: Flow = { values: {}, images: {} };
  for (const { record } of await readRecords(folder, origin)) {
    Object.assign(flow.values, record.values);
    for (const [name, image] of Object.entries(record.images)) {
      // Whoever pushed the image knows more of it than whoever built it, in whatever order they are read.
      const known = flow.images[name];
      flow.images[name] = known?.digest === image.digest ? { ...known, ...image } : image;
    }
  }
  return flow;
}

/** In the order in which they were made: of two that say something of the same name, the later holds. */
async function readRecords(
  folder: string,
  origin: FlowOrigin | undefined,
): Promise<{ name: string; record: FlowRecord }[]> {
  const names = listNames(folder).filter((name) => name.endsWith('.json'));
  const records = await Promise.all(
    names.sort().map(async (name) => ({ name, record: await readRecord(folder, name) })),
  );
  const counted = records.flatMap(({ name, record }) =>
    record !== undefined && counts(record, origin) ? [{ name, record }] : [],
  );
  for (const { record } of counted) requireOwnLibrary(record);
  return counted.sort((a, b) => a.record.order - b.record.order);
}

function counts({ build, stage }: FlowRecord, origin: FlowOrigin | undefined): boolean {
  return origin === undefined || build === origin.build || origin.receives.includes(stage);
}

/** What one version hands on, another may read wrongly. */
function requireOwnLibrary({ stage, library }: FlowRecord): void {
  const own = nameLibrary();
  if (library === undefined || library === own) return;
  throw new StepError(
    'outputs.library',
    `The outputs of stage ${stage} are of ${library}, but this step is of ${own}.`,
    {
      mend: 'A run is of one version of the library: run it again from the first stage.',
      exit: 'invalid',
    },
  );
}

function nameLibrary(): string {
  const { name, version } = libraryIdentity();
  return `${name} ${version}`;
}

/** Undefined when there is none; `unstashIfPresent` leaves an empty file where nothing was sent. */
async function readRecord(folder: string, name: string): Promise<FlowRecord | undefined> {
  const text = readIfThere(join(folder, name));
  if (text === '') return undefined;
  try {
    const record = JSON.parse(text) as FlowRecord;
    if (
      record.version === 1 &&
      typeof record.order === 'number' &&
      typeof record.values === 'object' &&
      typeof record.images === 'object'
    )
      return record;
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
  made: Flow,
  origin?: FlowOrigin,
): Promise<void> {
  const name = recordFileName(stage, axes);
  const folder = join(workspace, outputsFolder);
  const records = await readRecords(folder, origin);
  const before = records.find((found) => found.name === name)?.record;
  const others = records.filter((found) => found.name !== name);
  const record: FlowRecord = {
    version: 1,
    stage,
    ...(origin === undefined ? {} : { build: origin.build }),
    library: nameLibrary(),
    order: 1 + Math.max(0, ...others.map((found) => found.record.order)),
    values: { ...before?.values, ...made.values },
    images: { ...before?.images, ...made.images },
  };
  const text = `${JSON.stringify(record, null, 2)}\n`;
  if (Buffer.byteLength(text) > maximumBytes) {
    throw new StepError(
      'outputs.too-large',
      `The outputs of stage ${stage} are ${Buffer.byteLength(text)} bytes; at most ${maximumBytes} travel between stages.`,
      {
        mend: 'Save less, or declare `files` and let them travel as files.',
      },
    );
  }
  mkdirSync(folder, { recursive: true });
  const { default: writeFileAtomic } = await import('write-file-atomic');
  await writeFileAtomic(join(folder, name), text);
}

function listNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
