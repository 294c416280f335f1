import { readFileSync } from 'node:fs';
import { UserError } from '../diagnostics/errors.ts';
import { libraryIdentity } from '../library-identity.ts';
import { isPlainRequest } from './is-plain-request.ts';
import type { StepRequest } from './step-request.ts';

/**
 * The request that `vars/<step>.groovy` wrote. Throws `UserError` `runner.usage` without a file,
 * `runner.version` when the library that wrote it is not of the runner's own version, and
 * `runner.request` for a file that is none, with everything that is wrong with it.
 */
export async function readRequest(
  file: string | undefined,
  version: string = libraryIdentity().version,
): Promise<StepRequest> {
  if (file === undefined)
    throw new UserError('runner.usage', "platform-step takes the file with the step's request.", {
      mend: 'It is started by the steps of the shared library.',
    });
  const request = parseRequest(file);
  // First of all: another version may also mean another shape.
  requireVersion(request, version);
  if (isPlainRequest(request)) return request;
  const { validate } = await import('../schema/step-request.generated.js');
  if (validate(request)) return request as StepRequest;
  const { describeSchemaErrors } = await import('../schema/describe-error.ts');
  const problems = describeSchemaErrors(validate.errors ?? []).map(({ path, problem }) =>
    path === '' ? problem : `\`${path}\` ${problem}`,
  );
  throw new UserError(
    'runner.request',
    `The request of the step has not the shape of one: ${problems.join('; ')}.`,
    {
      mend: 'See the help of the step for what it takes, and use the library version that the Jenkinsfile names.',
      exit: 'invalid',
    },
  );
}

function parseRequest(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new UserError(
      'runner.request',
      `The request of the step can't be read: ${(cause as Error).message}.`,
      { exit: 'invalid', cause },
    );
  }
}

/** A request without a version comes from somebody's own script, which nobody generates. */
function requireVersion(request: unknown, version: string): void {
  if (typeof request !== 'object' || request === null || !('library' in request)) return;
  const { library } = request;
  if (typeof library !== 'string' || library === version) return;
  throw new UserError(
    'runner.version',
    `The shared library is version ${library}, but the runner on this agent is version ${version}.`,
    {
      mend: 'Both must be of one version: use the agent image of the library that the Jenkinsfile names, or compile the pipeline with the version of the agent.',
      exit: 'missingPrerequisite',
    },
  );
}
