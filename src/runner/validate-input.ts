import type { ErrorObject } from 'ajv';
import { StepError } from '../diagnostics/errors.ts';
import { describeSchemaErrors } from '../schema/describe-error.ts';
import type { Validator } from '../schema/validators.generated.js';

/**
 * Checks a resolved input against its contract and fills in defaults, in place. Throws `StepError`
 * `input.invalid` that names every problem: a hand-written Jenkinsfile has no compiler before it.
 *
 * @param parameters names of the step's parameters; those of its base contract unless said
 */
export async function validateInput(
  step: string,
  validator: Validator,
  input: unknown,
  parameters?: readonly string[],
): Promise<void> {
  if (validator(input)) return;
  if (writeAsTexts(input, validator.errors ?? []) && validator(input)) return;
  const known = parameters ?? (await listParameters(step));
  const problems = describeSchemaErrors(validator.errors ?? [], known).map(({ path, problem }) =>
    path === '' ? problem : `\`${path}\` ${problem}`,
  );
  throw new StepError(
    'input.invalid',
    `The input of \`${step}\` is not valid: ${problems.join('; ')}.`,
    {
      mend: `See the help of \`${step}\` for its parameters.`,
      exit: 'invalid',
    },
  );
}

/** Only a wrong input needs the contracts: a right one does not pay for loading them. */
async function listParameters(step: string): Promise<string[]> {
  const { contracts } = await import('../contracts/index.ts');
  return Object.keys(contracts[step as keyof typeof contracts].parameters.properties);
}

/**
 * Numbers and yes-or-no where a text belongs become text, in place: a value of a parameter or an
 * earlier step has its own type, and an author may give it wherever a text is taken.
 *
 * @returns whether there were any
 */
function writeAsTexts(input: unknown, errors: readonly ErrorObject[]): boolean {
  let count = 0;
  for (const { keyword, params, instancePath } of errors) {
    if (keyword !== 'type' || params['type'] !== 'string') continue;
    const way = instancePath
      .split('/')
      .slice(1)
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = way.pop();
    const holder = way.reduce<unknown>(
      (at, part) => (at as Record<string, unknown> | undefined)?.[part],
      input,
    );
    if (last === undefined || typeof holder !== 'object' || holder === null) continue;
    const value = (holder as Record<string, unknown>)[last];
    if (typeof value !== 'number' && typeof value !== 'boolean') continue;
    (holder as Record<string, unknown>)[last] = String(value);
    count += 1;
  }
  return count > 0;
}
