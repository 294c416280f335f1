import { relative } from 'node:path';
import type { helmDeploy as contract } from '../contracts/helm-deploy.ts';
import { StepError } from '../diagnostics/errors.ts';
import { parseDurationMs } from '../model/duration.ts';
import type { StepContext, StepRun } from './step-run.ts';

export const helmDeploy: StepRun<typeof contract> = async (input, context) => {
  if (context.environment === undefined) {
    throw new StepError('helmDeploy.no-environment', 'There is no environment to deploy to.', {
      mend: 'Put the step into a deploy stage with `to`.',
      exit: 'invalid',
    });
  }
  const helm = await context.adapters.helm(context.environment.cluster);
  const timeoutMs = parseDurationMs(input.deadline ?? '10m');
  const result = await helm.deploy(
    {
      release: input.release ?? input.chart.name,
      namespace: context.environment.namespace,
      chart: input.chart.path,
      values: (input.values ?? {}) as never,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      ...(input.image === undefined ? {} : { images: [pinImage(input.image.name, context)] }),
    },
    { workspace: context.workspace, signal: context.signal, now: context.now },
  );
  for (const warning of result.warnings) context.log.warn(warning);
  const changed = result.resources.filter((resource) => resource.action !== 'unchanged');
  for (const resource of changed)
    context.log.info(`${resource.action} ${resource.kind} ${resource.name}`);
  // A first install has nothing to compare with; what it creates stands in the manifests.
  if (result.revision > 1 && result.diff !== '') context.log.info(result.diff.trimEnd());
  context.log.info(
    `Release ${result.release} revision ${result.revision}: ${changed.length} of ${result.resources.length} resources differ.`,
  );
  context.log.info(`Manifests: ${relative(process.cwd(), result.manifestsFile)}`);
  return {
    release: result.release,
    revision: result.revision,
    manifestDigest: result.manifestDigest,
  };
};

/** The image as the chart gets it: where it was pushed to, by digest. */
function pinImage(
  name: string,
  context: StepContext,
): { valuesPath: string; repository: string; digest: string } {
  const image = context.image(name);
  if (image?.reference === undefined) {
    throw new StepError(
      'helmDeploy.image-not-pushed',
      `The image ${name} was not pushed in this run.`,
      {
        mend: 'Run the stage that pushes it first; with `--from` its outputs are taken from the last run.',
      },
    );
  }
  const at = image.reference.lastIndexOf('@');
  return { valuesPath: 'image', repository: image.reference.slice(0, at), digest: image.digest };
}
