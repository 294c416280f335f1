import {
  branch,
  chart,
  command,
  definePipeline,
  type Environment,
  type JsonObject,
  type Parameters,
  type Pipeline,
  type Secret,
  type StageList,
} from 'jenkins-pipeline-sdk';
import { definePlaces, deployTo, tellOfFailure } from './deploy.ts';
import { given } from './given.ts';
import type { Extension } from './service-options.ts';

/** A place that a chart is deployed to. */
export interface HelmChartEnvironment extends Environment {
  /** Values for the chart in this environment, over those of its values.yaml. */
  readonly values?: JsonObject;
}

/** The stages of the path by name, each of them a list that may be empty. */
export interface HelmChartStages {
  /** Lints the chart. */
  readonly check: StageList;
  /** Packs the chart and pushes it. */
  readonly publish: StageList;
  /** One stage for each environment, in their order. */
  readonly deploy: StageList;
}

/** What a chart's golden path takes. */
export interface HelmChartOptions<E extends string, P extends Parameters> {
  /** Name of the chart, as in its Chart.yaml, and of the pipeline. */
  readonly name: string;
  /** Folder of the chart, relative to the repository. */
  readonly path: string;
  /** Where the chart is deployed to, in this order; nowhere unless said. */
  readonly environments?: Readonly<Record<E, HelmChartEnvironment>>;
  /** What a person chooses when they start a build; `extend` gets the values. */
  readonly parameters?: P;
  /** Where the chart is pushed to for others to use; nowhere unless said. */
  readonly publish?: {
    /** @example 'registry.example.com/charts' */
    readonly registry: string;
    /** Credentials of the registry; the agent's own unless said. */
    readonly login?: { readonly user: Secret; readonly password: Secret };
  };
  /**
   * The branch that is published and deployed; others are only checked.
   *
   * @default 'main'
   */
  readonly mainBranch?: string;
  /** Slack channel that hears of builds of the main branch that fail. */
  readonly notify?: string;
  /**
   * Puts the stages of the golden path and your own in order.
   *
   * @default (stages) => [stages.check, stages.publish, stages.deploy]
   */
  readonly extend?: Extension<HelmChartStages, E, P>;
}

/**
 * The pipeline of a Helm chart of its own: lint, pack and push, one deployment after the other.
 *
 * @example
 * export default helmChart({
 *   name: 'ingress',
 *   path: 'charts/ingress',
 *   environments: { staging: { cluster: 'staging', namespace: 'ingress' } },
 * });
 */
export function helmChart<const E extends string = never, const P extends Parameters = {}>(
  options: HelmChartOptions<E, P>,
): Pipeline {
  const { name, path, parameters, publish, notify, extend } = options;
  const environments = options.environments ?? ({} as Record<E, HelmChartEnvironment>);
  const mainBranch = options.mainBranch ?? 'main';
  const when = branch(mainBranch);
  const deployed = chart(name, { path });
  const host = publish?.registry.replace(/\/.*$/, '') ?? '';
  return definePipeline<E, P>({
    name,
    environments: definePlaces(environments),
    ...given({ parameters }),
    post: tellOfFailure(name, notify, mainBranch),
    stages: (builders) => {
      const stages: HelmChartStages = {
        check: builders.test('Check', (s) => s.run(['helm', 'lint', '--strict', path])),
        publish:
          publish === undefined
            ? []
            : builders.stage('Publish', { when }, (s) => [
                publish.login === undefined
                  ? []
                  : s.run(
                      command`printf '%s' "$REGISTRY_PASSWORD" | helm registry login ${host} --username "$REGISTRY_USER" --password-stdin`,
                      {
                        id: 'login',
                        label: `Log in to ${host}`,
                        secrets: {
                          REGISTRY_USER: publish.login.user,
                          REGISTRY_PASSWORD: publish.login.password,
                        },
                      },
                    ),
                s.run(['helm', 'package', path, '--destination', 'packed'], { id: 'pack' }),
                s.run(command`helm push packed/*.tgz ${`oci://${publish.registry}`}`, {
                  id: 'push',
                }),
              ]),
        deploy:
          options.environments === undefined
            ? []
            : deployTo(builders, environments, when, (s, { values }) => [
                s.helmDeploy(deployed, given({ values })),
                s.annotateDeployment(),
              ]),
      };
      return extend?.(stages, builders) ?? [stages.check, stages.publish, stages.deploy];
    },
  });
}
