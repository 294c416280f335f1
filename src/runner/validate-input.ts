import { StepError } from '../diagnostics/errors.ts';
import { describeSchemaErrors } from '../schema/describe-error.ts';
import type { Validator } from '../schema/validators.generated.js';

/**
 * Checks a resolved input against its contract and fills in defaults, in place. Throws `StepError`
 * `input.invalid` that names every problem: a hand-written Jenkinsfile has no compiler before it.
 */
export async function validateInput(
  step: string,
  validator: Validator,
  input: unknown,
): Promise<void> {
  if (validator(input)) return;
  // Only a wrong input needs the contracts: a right one does not pay for loading them.
  const { contracts } = await import('../contracts/index.ts');
  const known = Object.keys(contracts[step as keyof typeof contracts].parameters.properties);
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
