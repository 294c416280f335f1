import {
  type BuildSteps,
  branch,
  chart,
  definePipeline,
  type Image,
  image,
  type Parameters,
  type Pipeline,
  type StageBuilders,
  type StepList,
} from 'jenkins-pipeline-sdk';
import { definePlaces, deployTo, tellOfFailure } from './deploy.ts';
import { given } from './given.ts';
import type { ServiceOptions, ServiceStages } from './service-options.ts';

/** What the services' golden paths differ in. */
export interface ServiceBuild {
  /** Compiles and tests units. */
  readonly steps: (s: BuildSteps) => StepList;
  /** Files of the image, unless the team says otherwise. */
  readonly include: readonly string[];
  /** Command of the image, unless the team says otherwise. */
  readonly command: readonly [string, ...string[]];
}

/**
 * The path that every service takes: build, test against the image while it runs, publish the very
 * same image by digest, deploy it from one environment to the next.
 */
export function defineService<const E extends string, const P extends Parameters>(
  options: ServiceOptions<E, P>,
  build: ServiceBuild,
): Pipeline {
  const { name, description, environments, parameters, extend, notify } = options;
  const mainBranch = options.mainBranch ?? 'main';
  const app = image(name, {
    include: build.include,
    command: build.command,
    port: 8080,
    ...options.image,
  });
  return definePipeline<E, P>({
    name,
    ...given({ description, parameters }),
    environments: definePlaces(environments),
    post: tellOfFailure(name, notify, mainBranch),
    stages: (builders) => {
      const stages = createStages(builders, options, build, app);
      return (
        extend?.(stages, builders) ?? [
          stages.build,
          stages.integration,
          stages.publish,
          stages.deploy,
        ]
      );
    },
  });
}

function createStages<E extends string, P extends Parameters>(
  builders: StageBuilders<E, P>,
  options: ServiceOptions<E, P>,
  build: ServiceBuild,
  app: Image,
): ServiceStages {
  const { agent, integration, prepare, registry } = options;
  const where = given({ agent });
  const healthPath = options.healthPath ?? '/healthz';
  const when = branch(options.mainBranch ?? 'main');
  const service = chart(options.name, { path: options.chart ?? 'chart' });
  return {
    build: builders.build('Build', where, (s) => [
      prepare?.(s) ?? [],
      build.steps(s),
      s.imageBuild(app),
    ]),
    integration: builders.test(
      'Integration',
      { ...where, service: { image: app, path: healthPath } },
      (s) => [
        integration === undefined
          ? []
          : s.run(
              integration.command,
              given({ junit: integration.junit, secrets: integration.secrets }),
            ),
        s.smoke({ path: healthPath }),
      ],
    ),
    publish: builders.publish('Publish', { when }, (s) =>
      registry === undefined ? s.ecrPush(app) : s.imagePush(app, { registry }),
    ),
    deploy: deployTo(builders, options.environments, when, (s, { values }) => [
      s.helmDeploy(service, { image: app, ...given({ values }) }),
      s.annotateDeployment({ image: app }),
    ]),
  };
}
