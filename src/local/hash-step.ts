import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline as pipeStreams } from 'node:stream/promises';
import { libraryIdentity } from '../library-identity.ts';
import { resolveValue, type ValueScope } from '../model/resolve.ts';
import { sortKeys } from '../model/serialize.ts';
import type { Step } from '../model/step.ts';
import { matchFiles } from '../runner/match-files.ts';
import { resolveInput } from '../runner/resolve-input.ts';
import type { StepRequest } from '../runner/step-request.ts';
import { packageVersion } from '../version.ts';
import type { RunSession } from './run-session.ts';
import type { StageRuntime } from './run-steps.ts';

/**
 * A name for everything that decides what a step does: its input and variables with the values that
 * they have now, the files that it declares as read, and those that it needs of earlier steps.
 * Programs and variables of the machine are not part of it. Throws `MissingValue`.
 */
export async function hashStep(
  session: RunSession,
  runtime: StageRuntime,
  step: Step,
  request: StepRequest,
  scope: ValueScope,
): Promise<string> {
  const env = { ...session.pipeline.env, ...runtime.env, ...request.env };
  const facts = {
    version: packageVersion,
    library: libraryIdentity(),
    input: resolveInput(request.input, scope),
    directory: request.directory,
    env: Object.entries(env).map(([name, value]) => [name, resolveValue(value, scope)]),
    save: step.save,
    makes: (step.makes ?? []).map((name) => session.pipeline.files[name]),
    // Every command may look at them.
    service: scope.context.serviceUrl !== '',
    platform: [process.platform, process.arch, process.version],
  };
  const hash = createHash('sha256').update(JSON.stringify(sortKeys(facts)));
  const inputs = (step.input['inputs'] as readonly unknown[]).map(String);
  const directory = join(runtime.workspace, request.directory ?? '.');
  await addFiles(hash, directory, await matchFiles(directory, inputs));
  for (const name of step.needs ?? []) {
    const folder = join(session.directory.files, name);
    await addFiles(hash.update(`\0\0${name}`), folder, await matchFiles(folder, ['**']));
  }
  return hash.digest('hex');
}

async function addFiles(hash: Hash, folder: string, files: readonly string[]): Promise<void> {
  for (const file of files) {
    const { mode, size } = await stat(join(folder, file));
    hash.update(`\0${file}\0${(mode & 0o100) !== 0}\0${size}\0`);
    await pipeStreams(createReadStream(join(folder, file)), hash, { end: false });
  }
}
