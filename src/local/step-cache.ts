import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ValueScope } from '../model/resolve.ts';
import type { Step } from '../model/step.ts';
import { addToFlow } from '../runner/flow-store.ts';
import type { StepRequest } from '../runner/step-request.ts';
import { hashStep } from './hash-step.ts';
import type { RunSession } from './run-session.ts';
import type { StageRuntime } from './run-steps.ts';

/** What the cache knows of a step that declares its inputs. */
export interface CachedStep {
  readonly key: string;
  /** A former run of the same step on the same files; undefined when there is none. */
  readonly found:
    | {
        readonly outputs: Readonly<Record<string, unknown>>;
        /** Brings back the values that the step saved and the files that it made. */
        readonly restore: () => Promise<void>;
      }
    | undefined;
}

function folderOf(session: RunSession): string {
  return join(session.options.repository, '.platform/cache/steps');
}

/**
 * Looks for a former run of the same step on the same files; undefined for steps that do not take
 * part. Only those that declare everything they read (`inputs` of `run`) do; secrets never. What a
 * step leaves behind beside its outputs and the files it `makes` is not brought back.
 */
export async function findUnchanged(
  session: RunSession,
  runtime: StageRuntime,
  step: Step,
  request: StepRequest,
  scope: ValueScope,
): Promise<CachedStep | undefined> {
  const { inputs } = step.input;
  if (step.contract !== 'run' || !Array.isArray(inputs) || step.secrets !== undefined)
    return undefined;
  const key = await hashStep(session, runtime, step, request, scope);
  const entry = join(folderOf(session), key);
  try {
    const outputs = JSON.parse(await readFile(join(entry, 'outputs.json'), 'utf8'));
    return {
      key,
      found: { outputs, restore: () => restore(session, runtime, step, entry, outputs) },
    };
  } catch {
    return { key, found: undefined };
  }
}

async function restore(
  session: RunSession,
  runtime: StageRuntime,
  step: Step,
  entry: string,
  outputs: Record<string, unknown>,
): Promise<void> {
  const values = Object.fromEntries(
    Object.entries(step.save ?? {}).map(([output, name]) => [
      name,
      outputs[output] as string | number | boolean,
    ]),
  );
  const stage = runtime.stage?.id ?? 'post';
  await addToFlow(runtime.workspace, stage, runtime.axes, { values, images: {} });
  for (const name of step.makes ?? []) {
    await cp(join(entry, 'files', name), join(session.directory.files, name), { recursive: true });
    await cp(join(entry, 'files', name), runtime.workspace, { recursive: true });
  }
}

/** Keeps the result of a step that succeeded; an entry is there as a whole or not at all. */
export async function rememberStep(
  session: RunSession,
  step: Step,
  key: string,
  outputs: Readonly<Record<string, unknown>>,
): Promise<void> {
  const partial = join(session.directory.temporary, `cache-${key}`);
  await mkdir(partial, { recursive: true });
  await mkdir(folderOf(session), { recursive: true });
  for (const name of step.makes ?? [])
    await cp(join(session.directory.files, name), join(partial, 'files', name), {
      recursive: true,
    });
  const saved = Object.entries(outputs).filter(([name]) => step.save?.[name] !== undefined);
  await writeFile(join(partial, 'outputs.json'), JSON.stringify(Object.fromEntries(saved)));
  try {
    await rename(partial, join(folderOf(session), key));
  } catch {
    await rm(partial, { recursive: true, force: true }); // another run was faster
  }
}
