import { type ContractShape } from '../contracts/contract.ts';
import { StepError } from '../diagnostics/errors.ts';
import { describeSchemaErrors } from '../schema/describe-error.ts';
import type { Validator } from '../schema/validators.generated.js';

/**
 * Checks a resolved input against its contract and fills in defaults, in place. Throws `StepError`
 * `input.invalid` that names every problem: a hand-written Jenkinsfile has no compiler before it.
 */
export function validateInput(step: string, contract: ContractShape, validator: Validator, input: unknown): void {
  if (validator(input)) return;
  const known = Object.keys(contract.parameters.properties);
  const problems = describeSchemaErrors(validator.errors ?? [], known).map(({ path, problem }) => (path === '' ? problem : `\`${path}\` ${problem}`));
  throw new StepError('input.invalid', `The input of \`${step}\` is not valid: ${problems.join('; ')}.`, {
    mend: `See the help of \`${step}\` for its parameters.`,
    exit: 'invalid',
  });
}
