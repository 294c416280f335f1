import { createHash } from 'node:crypto';
import type { annotateDeployment as contract } from '../contracts/annotate-deployment.ts';
import { StepError } from '../diagnostics/errors.ts';
import type { StepRun } from './step-run.ts';

export const annotateDeployment: StepRun<typeof contract> = async (input, context) => {
  const service = input.service ?? context.pipeline;
  const environment = context.environment?.name ?? '';
  const image = input.image === undefined ? undefined : context.image(input.image.name);
  if (input.image !== undefined && image === undefined) {
    throw new StepError(
      'annotateDeployment.no-image',
      `No earlier step of this run built the image ${input.image.name}.`,
      {
        mend: 'Run the stage that builds it first; with `--from` its outputs are taken from the last run.',
      },
    );
  }
  const version = input.version ?? image?.digest ?? context.build.commit;
  // The same deployment of the same build has the same id, so that a second try records nothing twice.
  const identity = [
    service,
    environment,
    version,
    context.build.buildUrl || context.build.buildNumber,
  ].join('\n');
  const deploymentId = createHash('sha256').update(identity).digest('hex').slice(0, 16);
  const events = await context.adapters.deploymentEvents();
  await events.annotate({
    deploymentId,
    service,
    environment,
    version,
    outcome: input.outcome ?? 'succeeded',
    at: context.now(),
    ...(image === undefined ? {} : { digest: image.digest }),
    ...(context.build.buildUrl === '' ? {} : { url: context.build.buildUrl }),
    ...(context.build.commit === '' ? {} : { commit: context.build.commit }),
  });
  context.log.info(
    `Recorded: ${service} ${input.outcome ?? 'succeeded'}${environment === '' ? '' : ` in ${environment}`}.`,
  );
  return { deploymentId };
};
