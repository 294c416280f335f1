// Generated from pipelines/golden-paths by `npm run generate`. Do not edit.

import type { Agent, Approval, BuildSteps, Environment, ImageOptions, JsonObject, Parameters, Pipeline, Secret, StageBuilders, StageList, StepList } from 'jenkins-pipeline-sdk';
/** A place that a chart is deployed to. */
interface HelmChartEnvironment extends Environment {
    /** Values for the chart in this environment, over those of its values.yaml. */
    readonly values?: JsonObject;
}
/** The stages of the path by name, each of them a list that may be empty. */
interface HelmChartStages {
    /** Lints the chart. */
    readonly check: StageList;
    /** Packs the chart and pushes it. */
    readonly publish: StageList;
    /** One stage for each environment, in their order. */
    readonly deploy: StageList;
}
/** What a chart's golden path takes. */
interface HelmChartOptions<E extends string, P extends Parameters> {
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
        readonly login?: {
            readonly user: Secret;
            readonly password: Secret;
        };
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
declare function helmChart<const E extends string = never, const P extends Parameters = {}>(options: HelmChartOptions<E, P>): Pipeline;
/** What a Java service's golden path takes. */
interface JavaServiceOptions<E extends string, P extends Parameters> extends ServiceOptions<E, P> {
    /**
     * The jar that the build makes and the image runs, relative to the repository.
     *
     * @example 'target/payments.jar'
     */
    readonly jar: string;
    /**
     * Compiles, tests and packs the jar.
     *
     * @default 'mvn --batch-mode verify'
     */
    readonly build?: string;
    /**
     * Glob of JUnit XML files that the build writes.
     *
     * @default 'target/surefire-reports/*.xml'
     */
    readonly junit?: string;
}
/**
 * The pipeline of a Java service: build with its tests, image with the jar, tests against the
 * running image, push, one deployment after the other.
 *
 * Every branch is built and tested; only the main branch is published and deployed. The base of the
 * image brings the Java runtime.
 *
 * @example
 * export default javaService({
 *   name: 'payments',
 *   environments: { staging: { cluster: 'staging', namespace: 'payments' } },
 *   agent: { container: 'maven:3.9.11-eclipse-temurin-21' },
 *   image: { base: 'registry.example.com/base/java@sha256:…' },
 *   jar: 'target/payments.jar',
 * });
 */
declare function javaService<const E extends string, const P extends Parameters = {}>(options: JavaServiceOptions<E, P>): Pipeline;
/** What a Node service's golden path takes. */
interface NodeServiceOptions<E extends string, P extends Parameters> extends ServiceOptions<E, P> {
    /**
     * Installs what the package lock says.
     *
     * @default 'npm ci'
     */
    readonly install?: string;
    /**
     * Compiles, for instance TypeScript or a bundle; nothing unless said.
     *
     * @example 'npm run build'
     */
    readonly compile?: string;
    /** The tests of units. */
    readonly test?: {
        /** @default 'npm test' */
        readonly command?: string;
        /**
         * Glob of JUnit XML files that the command writes.
         *
         * @example 'reports/*.xml'
         */
        readonly junit?: string;
    };
}
/**
 * The pipeline of a Node service: install, compile, test, image, tests against the running image,
 * push, one deployment after the other.
 *
 * Every branch is built and tested; only the main branch is published and deployed. Development
 * dependencies are taken off before the image is built.
 *
 * @example
 * export default nodeService({
 *   name: 'payments',
 *   environments: {
 *     staging: { cluster: 'staging', namespace: 'payments' },
 *     production: { cluster: 'production', namespace: 'payments', approval: { by: ['leads'] } },
 *   },
 *   image: { base: 'oci:.base/node24' },
 *   integration: { command: 'npm run test:integration' },
 * });
 */
declare function nodeService<const E extends string, const P extends Parameters = {}>(options: NodeServiceOptions<E, P>): Pipeline;
/** A place that a service is deployed to, in the order in which they are written. */
interface ServiceEnvironment extends Environment {
    /** Values for the chart in this environment, over those of its values.yaml. */
    readonly values?: JsonObject;
}
/** What a service's image is made of; the golden path knows the rest. */
interface ServiceImage extends Omit<ImageOptions, 'base' | 'command' | 'port'> {
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
interface ServiceTests {
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
interface ServiceStages {
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
type Extension<S, E extends string, P> = (stages: S, builders: StageBuilders<E, P>) => StageList;
/** What every service's golden path takes. */
interface ServiceOptions<E extends string, P extends Parameters> {
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
/** One state of the stack. */
interface TerraformEnvironment {
    /** File with the settings of the backend. */
    readonly backend: string;
    /** File with the values of the variables. */
    readonly variables: string;
    /** Asked before the plan is applied; people see the plan in the stage before. */
    readonly approval?: Approval;
    /** Credentials for Terraform only: variable name → reference. */
    readonly secrets?: Readonly<Record<string, Secret>>;
}
/** The stages of the path by name, each of them a list. */
interface TerraformStages {
    /** Format and validity, without a state. */
    readonly check: StageList;
    /** For each environment a plan, and its application on the main branch. */
    readonly apply: StageList;
}
/** What a Terraform stack's golden path takes. */
interface TerraformStackOptions<E extends string, P extends Parameters> {
    /** Lower case, digits and hyphens. */
    readonly name: string;
    /**
     * Folder of the root module.
     *
     * @default '.'
     */
    readonly directory?: string;
    /** The states, in the order in which they change; files relative to `directory`. */
    readonly environments: Readonly<Record<E, TerraformEnvironment>>;
    /** What a person chooses when they start a build; `extend` gets the values. */
    readonly parameters?: P;
    /**
     * Where Terraform runs.
     *
     * @example { container: 'hashicorp/terraform:1.14.0' }
     */
    readonly agent?: Agent;
    /**
     * The branch whose plans are applied; others are only planned.
     *
     * @default 'main'
     */
    readonly mainBranch?: string;
    /** Slack channel that hears of builds of the main branch that fail. */
    readonly notify?: string;
    /**
     * Puts the stages of the golden path and your own in order.
     *
     * @default (stages) => [stages.check, stages.apply]
     */
    readonly extend?: Extension<TerraformStages, never, P>;
}
/**
 * The pipeline of a Terraform stack: check, then for each environment a plan that is kept, and on
 * the main branch the application of that very plan.
 *
 * Only one build at a time plans or applies an environment.
 *
 * @example
 * export default terraformStack({
 *   name: 'network',
 *   environments: {
 *     staging: { backend: 'staging.backend.hcl', variables: 'staging.tfvars' },
 *     production: {
 *       backend: 'production.backend.hcl',
 *       variables: 'production.tfvars',
 *       approval: { by: ['platform-leads'] },
 *     },
 *   },
 * });
 */
declare function terraformStack<const E extends string, const P extends Parameters = {}>(options: TerraformStackOptions<E, P>): Pipeline;
export { type HelmChartEnvironment, type HelmChartOptions, type HelmChartStages, helmChart, type JavaServiceOptions, javaService, type NodeServiceOptions, nodeService, type Extension, type ServiceEnvironment, type ServiceImage, type ServiceOptions, type ServiceStages, type ServiceTests, type TerraformEnvironment, type TerraformStackOptions, type TerraformStages, terraformStack };
