import { closest } from 'fastest-levenshtein';
import { UserError } from '../../diagnostics/errors.ts';
import type { Controller } from '../client/controller.ts';
import { toJobPath } from '../client/job-name.ts';

/** A parameter as the job declares it. */
interface ParameterDefinition {
  readonly name: string;
  readonly type: string;
  readonly choices?: readonly string[];
}

/**
 * Checks parameters against what the job declares, and says whether it declares any: such a job
 * can only be started with the form for parameters. Jenkins itself ignores a name that it does not
 * know, and answers a wrong choice with a page without a reason (recorded: param/build-with-undeclared,
 * param/build-with-bad-choice, param/build-without).
 *
 * @throws UserError `jenkins.parameter`.
 */
export async function checkParameters(
  controller: Controller,
  job: string,
  given: Readonly<Record<string, string>>,
): Promise<{ readonly isParameterised: boolean }> {
  const { property } = (await controller.readJson(`${toJobPath(job)}/api/json`, {
    tree: 'property[parameterDefinitions[name,type,choices]]',
  })) as { property?: { readonly parameterDefinitions?: readonly ParameterDefinition[] }[] };
  const declared = (property ?? []).flatMap((one) => one.parameterDefinitions ?? []);
  for (const [name, value] of Object.entries(given)) {
    const definition = declared.find((one) => one.name === name);
    if (definition === undefined)
      throw new UserError('jenkins.parameter', `${job} has no parameter ${JSON.stringify(name)}.`, {
        mend:
          declared.length === 0
            ? 'It has none; parameters of a Jenkinsfile are known after its first build.'
            : `Did you mean ${closest(
                name,
                declared.map((one) => one.name),
              )}?`,
      });
    if (definition.choices !== undefined && !definition.choices.includes(value))
      throw new UserError(
        'jenkins.parameter',
        `${JSON.stringify(value)} is no choice of the parameter ${name} of ${job}.`,
        { mend: `Choose one of: ${definition.choices.join(', ')}.` },
      );
  }
  return { isParameterised: declared.length > 0 };
}
