import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { glob } from 'tinyglobby';
import { sortKeys } from '../model/serialize.ts';
import type { Step } from '../model/step.ts';
import { addToFlow, readFlow } from '../runner/flow-store.ts';
import type { StepRequest } from '../runner/step-request.ts';
import type { RunSession } from './run-session.ts';
import type { StageRuntime } from './run-steps.ts';

/** What the cache knows of a step that declares its inputs. */
export type Unchanged =
  | { readonly hit: false; readonly key: string }
  | {
      readonly hit: true;
      readonly key: string;
      readonly outputs: Readonly<Record<string, unknown>>;
      readonly restore: () => Promise<void>;
    };

/**
 * Looks for a former run of the same step on the same files. Only steps that declare everything they
 * read (`inputs` of `run`) take part; secrets never do. What a step leaves behind beside its outputs
 * and the files it `makes` is not brought back.
 */
export async function findUnchanged(
  session: RunSession,
  runtime: StageRuntime,
  step: Step,
  request: StepRequest,
): Promise<Unchanged | undefined> {
  const inputs = step.input['inputs'];
  if (step.contract !== 'run' || !Array.isArray(inputs) || step.secrets !== undefined)
    return undefined;
  const key = await hashStep(runtime, request, inputs.map(String));
  const entry = join(session.options.repository, '.platform/cache/steps', key);
  try {
    const outputs = JSON.parse(await readFile(join(entry, 'outputs.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    return {
      hit: true,
      key,
      outputs,
      restore: () => restore(session, runtime, step, entry, outputs),
    };
  } catch {
    return { hit: false, key };
  }
}

async function hashStep(
  runtime: StageRuntime,
  request: StepRequest,
  globs: string[],
): Promise<string> {
  const hash = createHash('sha256');
  const { id: _id, ...rest } = request;
  const flow = await readFlow(runtime.workspace);
  hash.update(
    JSON.stringify(
      sortKeys({
        version: 1,
        request: rest,
        values: flow.values,
        build: runtime.build.branch,
        env: runtime.env,
        node: process.version,
      }),
    ),
  );
  const files = (
    await glob(globs, {
      cwd: join(runtime.workspace, request.directory ?? '.'),
      dot: true,
      onlyFiles: true,
      followSymbolicLinks: false,
    })
  ).sort();
  for (const file of files) {
    hash.update(`\0${file}\0`);
    const content = createReadStream(join(runtime.workspace, request.directory ?? '.', file));
    for await (const chunk of content) hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
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
  await addToFlow(runtime.workspace, runtime.stage?.id ?? 'post', runtime.axes, {
    id: step.id,
    outputs,
    values,
    images: {},
  });
  for (const name of step.makes ?? []) {
    await cp(join(entry, 'files', name), join(session.directory.files, name), { recursive: true });
    await cp(join(entry, 'files', name), runtime.workspace, { recursive: true });
  }
}

/** Keeps the result of a step that succeeded; an entry is there as a whole or not at all. */
export async function rememberStep(
  session: RunSession,
  _runtime: StageRuntime,
  step: Step,
  key: string,
  outputs: Readonly<Record<string, unknown>>,
): Promise<void> {
  const folder = join(session.options.repository, '.platform/cache/steps');
  const partial = join(session.directory.temporary, `cache-${key}`);
  await mkdir(partial, { recursive: true });
  await mkdir(folder, { recursive: true });
  for (const name of step.makes ?? [])
    await cp(join(session.directory.files, name), join(partial, 'files', name), {
      recursive: true,
    });
  await writeFile(join(partial, 'outputs.json'), JSON.stringify(outputs));
  try {
    await rename(partial, join(folder, key));
  } catch {
    await rm(partial, { recursive: true, force: true }); // another run was faster
  }
}
