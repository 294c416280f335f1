import type {
  Agent,
  BuildSteps,
  Environment,
  ImageOptions,
  JsonObject,
  Parameters,
  Secret,
  StageBuilders,
  StageList,
  StepList,
} from 'jenkins-pipeline-sdk';

/** A place that a service is deployed to, in the order in which they are written. */
export interface ServiceEnvironment extends Environment {
  /** Values for the chart in this environment, over those of its values.yaml. */
  readonly values?: JsonObject;
}

/** What a service's image is made of; the golden path knows the rest. */
export interface ServiceImage extends Omit<ImageOptions, 'base' | 'command' | 'port'> {
  /**
   * What the files are laid on: an image reference, or `oci:<folder>` for an OCI layout.
   *
   * @example 'registry.example.com/base/node@sha256:…'
   */
  readonly base: string;
  /** The command that the image runs, one argument an element. */
  readonly command?: readonly [string, ...string[]];
  /**
   * Port the service listens on; the command gets it as PORT.
   *
   * @default 8080
   */
  readonly port?: number;
}

/** Tests against the running service. */
export interface ServiceTests {
  /**
   * The command; it finds the service's address in SERVICE_URL.
   *
   * @example 'npm run test:integration'
   */
  readonly command: string;
  /** Glob of JUnit XML files that the command writes. */
  readonly junit?: string;
  /** Credentials for the tests only: variable name → reference. */
  readonly secrets?: Readonly<Record<string, Secret>>;
}

/** The stages of a golden path by name, each of them a list that may be empty. */
export interface ServiceStages {
  /** Compiles, tests units, builds the image. */
  readonly build: StageList;
  /** Tests against the image while it runs. */
  readonly integration: StageList;
  /** Pushes the image. */
  readonly publish: StageList;
  /** One stage for each environment, in their order. */
  readonly deploy: StageList;
}

/** Puts the stages of a golden path and a team's own in order. */
export type Extension<S, E extends string, P> = (
  stages: S,
  builders: StageBuilders<E, P>,
) => StageList;

/** What every service's golden path takes. */
export interface ServiceOptions<E extends string, P extends Parameters> {
  /** Lower case, digits and hyphens: the name of the service, its image, its chart and its release. */
  readonly name: string;
  /** One sentence for people who see the job. */
  readonly description?: string;
  /** Where the service is deployed to, in this order. */
  readonly environments: Readonly<Record<E, ServiceEnvironment>>;
  /** What a person chooses when they start a build; `extend` gets the values. */
  readonly parameters?: P;
  /**
   * Where the team's own commands run.
   *
   * @default 'any'
   * @example { container: 'node:24.21.0-slim' }
   */
  readonly agent?: Agent;
  /** Steps before the tests, for instance to generate code. */
  readonly prepare?: (s: BuildSteps) => StepList;
  /** What the image is made of. */
  readonly image: ServiceImage;
  /** Tests against the running service; without them it is only asked whether it is healthy. */
  readonly integration?: ServiceTests;
  /**
   * Path that answers with success when the service is healthy.
   *
   * @default '/healthz'
   */
  readonly healthPath?: string;
  /**
   * Folder of the Helm chart.
   *
   * @default 'chart'
   */
  readonly chart?: string;
  /** Host and optional prefix of the registry; Amazon ECR unless said. */
  readonly registry?: string;
  /**
   * The branch that is published and deployed; others are built and tested.
   *
   * @default 'main'
   */
  readonly mainBranch?: string;
  /** Slack channel that hears of builds of the main branch that fail. */
  readonly notify?: string;
  /**
   * Puts the stages of the golden path and your own in order.
   *
   * @default (stages) => [stages.build, stages.integration, stages.publish, stages.deploy]
   * @example (stages, { test }) => [stages.build, test('Licences', (s) => [s.run('npm run licences')]), stages.integration, stages.publish, stages.deploy]
   */
  readonly extend?: Extension<ServiceStages, E, P>;
}
