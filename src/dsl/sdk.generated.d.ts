// Generated from src/contracts by `npm run generate`. Do not edit.

/**
 * Where a stage runs: nowhere (only Jenkins's own steps), any machine, one with a label, a
 * container, or a pod of its own.
 */
type Agent = 'none' | 'any' | LabelAgent | ContainerAgent | DockerfileAgent | PodAgent;
/** A machine with this label. */
interface LabelAgent {
    /** Labels as Jenkins combines them: `linux && arm64`. Parameters and axes can be part of it. */
    readonly label: Text;
}
/** What Docker is told beside the image. */
interface ContainerOptions {
    /** Label of the machine that runs the container. */
    readonly label?: Text;
    /**
     * Further arguments of `docker run`, one word each. What gives the machine away, such as
     * `--privileged`, is refused.
     *
     * @example ['--shm-size=1g']
     */
    readonly arguments?: readonly string[];
}
/** A container on a machine: the tools in the versions that the image brings. */
interface ContainerAgent extends ContainerOptions {
    /**
     * The image, with a tag or digest that does not move.
     *
     * @example 'node:24.21.0-slim'
     */
    readonly container: Text;
    /** Whether every build asks the registry for the image. @default false */
    readonly pull?: boolean;
}
/** A container of an image that the machine builds from a Dockerfile of the repository. */
interface DockerfileAgent extends ContainerOptions {
    /**
     * The Dockerfile, relative to the repository.
     *
     * @example 'ci/Dockerfile'
     */
    readonly dockerfile: string;
    /** Folder whose files the build sees; the Dockerfile lies in it. @default the repository */
    readonly context?: string;
    /** Build arguments by name. Never secrets: the image keeps them. */
    readonly buildArguments?: Readonly<Record<string, string>>;
}
/** A pod in the cluster, for this stage only. */
interface PodAgent {
    /** What the pod holds. */
    readonly pod: Pod;
}
/** A Kubernetes pod for one stage; the first container runs the commands. */
interface Pod {
    /** Its containers; the first one runs the commands. */
    readonly containers: readonly [Container, ...Container[]];
    /** Service account of the pod; the cluster decides which ones an agent may use. */
    readonly serviceAccount?: string;
    /** Labels that the node must have. */
    readonly nodeSelector?: Readonly<Record<string, string>>;
    /** Taints of nodes that do not keep the pod away. */
    readonly tolerations?: readonly Toleration[];
    /** Folders that all its containers see. */
    readonly volumes?: readonly Volume[];
    /** Names of the Kubernetes secrets with which the images are pulled. */
    readonly pullSecrets?: readonly string[];
    /** Name of the cluster in Jenkins's configuration. @default the controller's first one */
    readonly cloud?: string;
}
/** A container of a pod. */
interface Container {
    /** Name of the container in the pod. */
    readonly name: string;
    /** The image, with a tag or digest that does not move. */
    readonly image: string;
    /** CPU that is kept for it, and its limit unless said, in Kubernetes' notation: `500m`, `2`. */
    readonly cpu?: string;
    /** Memory that is kept for it, and its limit unless said, in Kubernetes' notation: `512Mi`. */
    readonly memory?: string;
    /** The most CPU that it gets. */
    readonly cpuLimit?: string;
    /** The memory at which it is ended. */
    readonly memoryLimit?: string;
    /** Environment variables of the container. */
    readonly env?: Readonly<Record<string, string>>;
    /** Whether it runs the command of its image beside the steps, as a database does. @default false */
    readonly service?: boolean;
    /** Number of the user that it runs as. @default the image's user */
    readonly user?: number;
}
/** A taint of nodes that a pod bears. */
interface Toleration {
    readonly key: string;
    /** Only this value of the taint. @default any */
    readonly value?: string;
    /** Only this effect of the taint. @default all */
    readonly effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}
/** A folder that all containers of a pod see: of a claim, of a config map, or empty at first. */
interface Volume {
    /** Absolute path in the containers. */
    readonly path: string;
    /** Name of a persistent volume claim, for instance a cache. */
    readonly claim?: string;
    /** Name of a config map whose entries become files. */
    readonly configMap?: string;
    /** The most that an empty folder may grow to: `2Gi`. */
    readonly size?: string;
    /** Whether nobody can write into it. @default false */
    readonly readOnly?: boolean;
}
/** A question that an approval asks; in its stage it stands for the answer. */
interface Question {
    /** The variable that Jenkins keeps the answer in. */
    readonly question: string;
}
/**
 * Declares a question for the person who approves a stage. Name it in the approval's `questions`;
 * the steps of that stage use it as a value.
 *
 * @example
 * const reason = ask('REASON', { type: 'text', default: '', description: 'Why now?' });
 * deploy('Production', { to: 'production', approval: { by: ['leads'], questions: [reason] } }, (s) => [
 *   s.printMessage(text`Released: ${reason}`),
 * ])
 */
declare function ask<const P extends Parameter>(name: string, parameter: P): ParameterValue<P> & Question;
/** A Helm chart of this repository. */
interface Chart {
    readonly kind: 'chart';
    readonly name: string;
}
/**
 * Declares the Helm chart in a folder of the repository. The name is that of its Chart.yaml.
 *
 * @example
 * const service = chart('payments', { path: 'chart' });
 */
declare function chart(name: string, options: {
    readonly path: string;
}): Chart;
/**
 * One of two values, by a condition that is decided when the pipeline runs.
 *
 * @example
 * const channel = choose(branch('main'), 'stable', 'preview');
 */
declare function choose(when: Condition | Value<boolean>, chosen: Text, otherwise: Text): Value<string>;
/** A script with values in it, made by the `command` template. */
interface CommandTemplate {
    readonly kind: 'command';
}
/** Text for the shell, one program with its arguments (no shell), or a `command` template. */
type Command = string | readonly [Text, ...Text[]] | CommandTemplate;
/** The running form of a template: a constant script whose values travel as variables. */
declare class CommandScript {
    readonly kind = "command";
    readonly script: string;
    readonly values: Readonly<Record<string, unknown>>;
    constructor(script: string, values: Record<string, unknown>);
}
/**
 * A script for the shell with values in it.
 *
 * Each value becomes one quoted variable, so that it stays one word and is never read as shell
 * text, whatever it holds. Where a shell would still interpret it (single quotes, back quotes,
 * arithmetic, here-documents, `eval`, `sh -c`, `ssh`) the value is refused at its place. Everything
 * else is left as it is written; only a back quote and `${` need a backslash, as in every template.
 *
 * @example
 * s.run(command`./deploy.sh --version ${version} --on "${context.branch}"`)
 */
declare function command(parts: TemplateStringsArray, ...values: TemplateValue[]): CommandTemplate;
declare const condition: unique symbol;
/**
 * When a stage or a step runs. Combine with `all`, `any` and `not`; where a condition is asked for,
 * a value that is yes or no does as well.
 *
 * It is decided when the pipeline runs, so `if (branch('main'))` does not compile: write
 * `when: branch('main')` or `s.when(branch('main'), [...])`.
 */
interface Condition {
    /** Only for the type checker. */
    readonly [condition]: true;
    /** Not there. It makes the type checker refuse `if (condition)`, which would always be true. */
    then(neverCalled: (value: never) => void): never;
}
/** A condition as the model has it; a value that is yes or no must be yes. */
declare function encodeCondition(given: unknown): unknown;
/**
 * On branches whose name matches. `*` stays within a part between slashes, `**` does not; upper and
 * lower case are the same, as in Jenkins.
 *
 * @example
 * deploy('Production', { to: 'production', when: branch('main') }, …)
 */
declare const branch: (pattern: string) => Condition;
/**
 * On tags whose name matches.
 *
 * @example
 * publish('Release', { when: tag('v*') }, …)
 */
declare const tag: (pattern: string) => Condition;
/** Which pull requests; what is not said does not matter. */
interface PullRequestOptions {
    /** Name of the branch that it goes into. */
    readonly target?: string;
    /** Name of the branch that it comes from. */
    readonly source?: string;
    /** User name of its author. */
    readonly author?: string;
    /** Whether it comes from a fork, or from a branch of the repository itself. */
    readonly fork?: boolean;
}
/**
 * On pull requests; with options, only on those that have all of it.
 *
 * @example
 * test('Licences', { when: pullRequest({ fork: true }) }, …)
 */
declare const pullRequest: (options?: PullRequestOptions) => Condition;
/**
 * When the build was started in this way: by a person, an event of the repository, polling, the
 * schedule, or another job.
 *
 * @example
 * stage('Report', { when: startedBy('timer') }, …)
 */
declare const startedBy: (cause: 'person' | 'push' | 'poll' | 'timer' | 'upstream') => Condition;
/**
 * When the first line of a commit since the last build has this text. Only for stages.
 *
 * @example
 * stage('Preview', { when: commitMessage('[preview]') }, …)
 */
declare const commitMessage: (contains: string) => Condition;
/**
 * When a file that matches one of the globs changed since the last build. The first build of a
 * branch sees no change.
 *
 * @example
 * build('Shop', { when: changed('shop/**', 'shared/**') }, …)
 */
declare const changed: (...paths: [string, ...string[]]) => Condition;
/** When a variable of the agent's environment has this value. */
declare const environmentVariable: (name: string, value: string) => Condition;
/**
 * When a value equals what is expected; both are of the same type.
 *
 * @example
 * s.when(equals(parameters.level, 'major'), [s.sendMessage(…)])
 */
declare const equals: <T extends string | number | boolean>(actual: Value<T>, expected: NoInfer<T>) => Condition;
/** When every condition holds; an empty list holds. */
declare const all: (...conditions: (Condition | Value<boolean>)[]) => Condition;
/** When at least one condition holds; an empty list does not. */
declare const any: (...conditions: (Condition | Value<boolean>)[]) => Condition;
/** When the condition does not hold. */
declare const not: (inner: Condition | Value<boolean>) => Condition;
/** What the build knows about itself. What does not apply (no tag, no pull request) is empty text. */
interface Context {
    /** Name of the branch; for a pull request the branch it comes from. */
    readonly branch: Value<string>;
    /** Number of the build, from 1. */
    readonly buildNumber: Value<string>;
    /** Address of the build's page; on a laptop the folder of the run. */
    readonly buildUrl: Value<string>;
    /** Cluster of the environment that the stage deploys to. */
    readonly cluster: Value<string>;
    /** Full hash of the commit, 40 hexadecimal digits. */
    readonly commit: Value<string>;
    /** Name of the environment that the stage deploys to. */
    readonly environment: Value<string>;
    /** Full name of the job. */
    readonly jobName: Value<string>;
    /** Namespace of the environment that the stage deploys to. */
    readonly namespace: Value<string>;
    /** Number of the pull request. */
    readonly pullRequest: Value<string>;
    /** Branch that the pull request goes into. */
    readonly pullRequestTarget: Value<string>;
    /** Address of the service that runs beside a test stage. */
    readonly serviceUrl: Value<string>;
    /** First 12 digits of the commit. */
    readonly shortCommit: Value<string>;
    /** Name of the tag that is built. */
    readonly tag: Value<string>;
}
/**
 * The build's own values: branch, commit, build number and so on.
 *
 * @example
 * s.nameBuild(text`${context.branch} #${context.buildNumber}`)
 */
declare const context: Context;
/** What a pipeline file exports by default. */
interface Pipeline {
    readonly kind: 'pipeline';
}
/**
 * Describes a pipeline. Export the result by default from `platform.pipeline.ts`.
 *
 * The function runs when the pipeline is compiled: it may use loops, functions and conditions of
 * TypeScript over what is known then. What is only known when the pipeline runs (parameters, the
 * branch, outputs of steps) are values, for `when`, `choose` and the templates.
 *
 * @example
 * export default definePipeline({
 *   name: 'payments',
 *   stages: ({ build }) => [build('Build', (s) => [s.run('npm ci'), s.run('npm test')])],
 * });
 */
declare function definePipeline<const E extends string = never, const P extends Parameters = {}>(definition: PipelineDefinition<E, P>): Pipeline;
/** Called by the host after the file has run: the definition, everything declared, and the mistakes, as JSON text. */
declare function serialiseForHost(definition: unknown): string;
/** A duration as people write it: `90s`, `10m`, `1.5h`. */
type Duration = `${number}${'ms' | 's' | 'm' | 'h' | 'd'}`;
/** A set of files that one step makes and later steps use. */
interface Files {
    readonly kind: 'files';
    readonly name: string;
}
/** How files travel and who else has them. */
interface FilesOptions {
    /** Globs relative to the workspace. */
    readonly include: readonly [string, ...string[]];
    /**
     * `large` from about 100 MB on: Jenkins then archives the files instead of packing them anew for
     * every stage.
     *
     * @default 'small'
     */
    readonly size?: 'small' | 'large';
    /**
     * Whether people find the files at the build, too.
     *
     * @default false
     */
    readonly keep?: boolean;
}
/**
 * Declares files that travel between stages; each stage has a workspace of its own.
 *
 * A step says `makes: [bundle]` when they are there, a later one `needs: [bundle]` to have them.
 *
 * @example
 * const bundle = files('bundle', 'dist/**');
 * const symbols = files('symbols', { include: ['build/symbols/**'], size: 'large' });
 */
declare function files(name: string, ...include: [FilesOptions] | [string, ...string[]]): Files;
/** A container image of this pipeline: `imageBuild` makes it, push and deploy use it by digest. */
interface Image {
    readonly kind: 'image';
    readonly name: string;
}
/** What an image is made of. */
interface ImageOptions {
    /**
     * Folder whose files go into the image, relative to the repository.
     *
     * @default '.'
     */
    readonly context?: string;
    /**
     * Globs of the files to take.
     *
     * @default ['**']
     */
    readonly include?: readonly string[];
    /**
     * Globs of files to leave out, beside `.git` and what `.dockerignore` names.
     *
     * @default []
     */
    readonly exclude?: readonly string[];
    /**
     * What the files are laid on: `scratch`, an image reference, or `oci:<folder>` for an OCI layout.
     *
     * @default 'scratch'
     * @example 'oci:.base/node24'
     */
    readonly base?: string;
    /**
     * Working directory in the image; the files lie there.
     *
     * @default '/app'
     */
    readonly workdir?: string;
    /**
     * The command that the image runs, one argument an element.
     *
     * @example ['node', 'src/server.js']
     */
    readonly command: readonly [string, ...string[]];
    /** Environment of the command. Never secrets: everybody who pulls the image reads them. */
    readonly environment?: Readonly<Record<string, string>>;
    /** Port the service listens on; the command gets it as PORT. */
    readonly port?: number;
    /**
     * User and group the command runs as; the golden chart refuses root.
     *
     * @default '65532:65532'
     */
    readonly user?: string;
    /**
     * Platforms to build for.
     *
     * @default ['linux/amd64']
     */
    readonly platforms?: readonly ('linux/amd64' | 'linux/arm64')[];
    /** Labels beside the standard `org.opencontainers.image.*` ones. */
    readonly labels?: Readonly<Record<string, string>>;
}
/**
 * Declares a container image. Its name is the repository in the registry.
 *
 * @example
 * const app = image('payments', { command: ['node', 'src/server.js'], port: 8080 });
 */
declare function image(name: string, options: ImageOptions): Image;
/** Options of the Jenkins job that mean nothing elsewhere; a laptop run has none of them. */
interface JenkinsOptions {
    /**
     * How often Jenkins writes down where a build stands: `fast` builds are lost when the controller
     * crashes, `safe` ones go on.
     *
     * @default the controller's setting
     */
    readonly durability?: 'fast' | 'balanced' | 'safe';
    /** How long a build waits for more triggers before it starts. */
    readonly quietPeriod?: Duration;
    /** Whether a build goes on behind a restart of the controller. @default true */
    readonly resume?: boolean;
    /** Whether people may start a build again from one of its stages. @default true */
    readonly restart?: boolean;
    /** The most builds that start in a span of time; more wait. */
    readonly rateLimit?: {
        readonly builds: number;
        readonly per: 'hour' | 'day' | 'week';
    };
    /** Removes builds after so many days, beside `keepBuilds`. */
    readonly keepDays?: number;
    /** How many builds keep their archived files; the others keep their log. */
    readonly keepArtifacts?: number;
    /** Whether indexing the branches starts builds, whatever the folder says. */
    readonly indexTriggers?: boolean;
    /** Whether each line of the log has its time. @default true */
    readonly timestamps?: boolean;
}
/** Data as JSON has it; texts, numbers and yes or no may be values that are only known when the pipeline runs. */
type Json = Text | number | boolean | null | readonly Json[] | JsonObject;
/** An object of such data. */
interface JsonObject {
    readonly [name: string]: Json;
}
/** What only one build at a time may hold: the name of a resource, or more about it. */
type Lock = string | ResourceLock | LabelLock;
/** How builds wait for a lock. */
interface LockOptions {
    /** Whether the newest waiting build comes first. @default false */
    readonly newestFirst?: boolean;
}
/** One resource. */
interface ResourceLock extends LockOptions {
    /** Name of the resource; it need not be declared. */
    readonly resource: string;
}
/** Some of the resources with a label, which the platform team declares on the controller. */
interface LabelLock extends LockOptions {
    readonly label: string;
    /** How many of them. @default all */
    readonly quantity?: number;
}
declare const argumentTypes: unique symbol;
/** A step of another library or plugin; `A` are the arguments it takes. */
interface OutsideStep<out A> {
    readonly kind: 'outside';
    readonly name: string;
    /** Only for the type checker. */
    readonly [argumentTypes]: A;
    /** Not there: a step that takes a block is called by `s.inside`. */
    readonly block?: never;
}
/** A step of another library or plugin that takes a block; `A` are the arguments it takes. */
interface OutsideBlock<out A> {
    readonly kind: 'outside';
    readonly name: string;
    /** Only for the type checker. */
    readonly [argumentTypes]: A;
    readonly block: true;
}
/** What an argument of an outside step can be. */
type OutsideType = keyof OutsideTypes;
interface OutsideTypes {
    readonly text: Text;
    readonly number: number | Value<number>;
    readonly boolean: boolean | Value<boolean>;
    readonly list: readonly Text[];
    readonly data: Json;
}
/** The type of a parameter; with a question mark it may be left out. */
type OutsideParameter = OutsideType | `${OutsideType}?`;
/** Parameter name → the argument that a call gives. */
type OutsideArguments<P> = {
    readonly [K in keyof P as P[K] extends OutsideType ? K : never]: OutsideTypes[P[K] & OutsideType];
} & {
    readonly [K in keyof P as P[K] extends `${OutsideType}?` ? K : never]?: P[K] extends `${infer T extends OutsideType}?` ? OutsideTypes[T] : never;
};
/** The plugin or shared library that brings a step, in one version. */
type OutsideOrigin = {
    readonly plugin: string;
    readonly version: string;
} | {
    readonly library: string;
    readonly version: string;
};
/** What the pipeline has to know about a step that this package does not bring. */
interface OutsideOptions<P> {
    /** What the step does, for everybody who reads a log or a report. */
    readonly description: string;
    /**
     * Its parameters by name.
     *
     * @default {}
     * @example { channel: 'text', message: 'text', color: 'text?' }
     */
    readonly parameters?: P;
    /**
     * What brings the step, in the version that this declaration was written for. A library is loaded
     * beside the platform's at that version; of a plugin the version is only written down.
     *
     * @example { plugin: 'slack', version: '761.v2a_8770f0d169' }
     */
    readonly from?: OutsideOrigin;
    /**
     * What a laptop run does with a call: print it, or fail because nothing can stand in for it.
     *
     * @default 'print'
     */
    readonly laptop?: 'print' | 'fail';
}
/**
 * Declares a step of another library or plugin, once, so that every call of it is checked.
 *
 * @example
 * const slackSend = outside('slackSend', {
 *   description: 'Tells the team.',
 *   parameters: { channel: 'text', message: 'text', color: 'text?' },
 * });
 * s.outsideStep(slackSend, { channel: '#payments', message: text`Deployed ${version}.` })
 */
declare function outside<const P extends Readonly<Record<string, OutsideParameter>> = {}>(step: string, options: OutsideOptions<P>): OutsideStep<OutsideArguments<P>>;
/**
 * Declares a step of another library or plugin that runs other steps in a block.
 *
 * @example
 * const sonar = outsideBlock('withSonarQubeEnv', {
 *   description: 'Brings address and token of SonarQube.',
 *   parameters: { installationName: 'text' },
 *   from: { plugin: 'sonar', version: '2.17.3' },
 * });
 * s.inside(sonar, { installationName: 'sonar' }, [s.run('npx sonar-scanner')])
 */
declare function outsideBlock<const P extends Readonly<Record<string, OutsideParameter>> = {}>(step: string, options: OutsideOptions<P>): OutsideBlock<OutsideArguments<P>>;
/** Something a person chooses when they start a build. Secrets are never parameters. */
type Parameter = TextParameter | BooleanParameter | ChoiceParameter;
/** A line of text, or several. */
interface TextParameter {
    readonly type: 'text';
    /** The text unless somebody says. */
    readonly default: string;
    /** Whether the field takes several lines. @default false */
    readonly multiline?: boolean;
    /** What people see beside the field. */
    readonly description?: string;
}
/** Yes or no. */
interface BooleanParameter {
    readonly type: 'boolean';
    /** The answer unless somebody says. */
    readonly default: boolean;
    /** What people see beside the field. */
    readonly description?: string;
}
/** One of several texts; the first is the default. */
interface ChoiceParameter {
    readonly type: 'choice';
    /** What can be chosen; the first one unless somebody says. */
    readonly values: readonly [string, ...string[]];
    /** What people see beside the field. */
    readonly description?: string;
}
/** Parameter name → what a person chooses. */
type Parameters = Readonly<Record<string, Parameter>>;
/** The value that steps get for a parameter. */
type ParameterValue<P> = P extends BooleanParameter ? Value<boolean> : P extends ChoiceParameter ? Value<P['values'][number]> : Value<string>;
/** A place that the pipeline deploys to. */
interface Environment {
    /** Name of the EKS cluster. */
    readonly cluster: string;
    /** Namespace in the cluster. */
    readonly namespace: string;
    /** Asked before every stage that deploys here. */
    readonly approval?: Approval;
    /**
     * Only builds of the protected branch get the rights to deploy here.
     *
     * @default true for `production`, false for others
     */
    readonly protected?: boolean;
}
/** Environment name → the place. */
type Environments<E extends string = string> = Readonly<Record<E, Environment>>;
/** The names that `to` takes. A pipeline without environments says so where one is asked for. */
type EnvironmentName<E extends string> = [E] extends [never] ? 'add `environments` to the pipeline first' : E;
/** A pipeline: everything about it, in one place. `E` are the names of its environments, `P` its parameters. */
interface PipelineDefinition<E extends string, P> {
    /** Lower case, digits and hyphens; the service's name everywhere. */
    readonly name: string;
    /** One sentence for people who see the job. */
    readonly description?: string;
    /** Places to deploy to, by name. */
    readonly environments?: Environments<E>;
    /** What a person chooses when they start a build, by name. */
    readonly parameters?: P;
    /**
     * Where stages run unless they say otherwise.
     *
     * @default 'any'
     */
    readonly agent?: Agent;
    /** Environment variables for every step. */
    readonly env?: Readonly<Record<string, Text>>;
    /**
     * Tools that Jenkins puts on the PATH of every stage: kind → name of the installation. A laptop run
     * takes what the PATH has.
     *
     * @example { jdk: 'temurin-21', maven: '3.9' }
     */
    readonly tools?: Readonly<Record<string, string>>;
    /** What starts a build beside a push. */
    readonly triggers?: readonly Trigger[];
    /**
     * `all` builds at once, `queue` one after the other, `newest` ends older builds of a pull request.
     *
     * @default 'queue'
     */
    readonly concurrency?: 'all' | 'queue' | 'newest';
    /**
     * Ends the build after this time.
     *
     * @default '1h'
     */
    readonly timeout?: Duration;
    /**
     * How many finished builds Jenkins keeps, from 1 to 1000.
     *
     * @default 30
     */
    readonly keepBuilds?: number;
    /**
     * Stops the other branches of every parallel group and matrix when one fails.
     *
     * @default false
     */
    readonly failFast?: boolean;
    /**
     * Leaves out the later stages once the build is unstable, for instance by a failed test.
     *
     * @default false
     */
    readonly stopWhenUnstable?: boolean;
    /** Options of the Jenkins job that mean nothing elsewhere. */
    readonly jenkins?: JenkinsOptions;
    /** Steps for after the whole pipeline. */
    readonly post?: Post;
    /** The stages, in order. The function gets the stage functions and the parameters' values. */
    readonly stages: (builders: StageBuilders<E, P>) => StageList;
}
/**
 * Steps for after a stage or pipeline, by what happened. They run in the order below; a stage that
 * its `when` leaves out has no `post` either.
 */
interface Post {
    /** Whatever happened. */
    readonly always?: (s: AnySteps) => StepList;
    /** When the result differs from the last build's. */
    readonly changed?: (s: AnySteps) => StepList;
    /** When this build succeeded and the last did not. */
    readonly fixed?: (s: AnySteps) => StepList;
    /** When this build is worse than the last. */
    readonly regression?: (s: AnySteps) => StepList;
    /** When somebody stopped the build. */
    readonly aborted?: (s: AnySteps) => StepList;
    /** When everything went well. */
    readonly success?: (s: AnySteps) => StepList;
    /** When anything but success came out. */
    readonly unsuccessful?: (s: AnySteps) => StepList;
    /** When tests failed or a step was marked `unstable`. */
    readonly unstable?: (s: AnySteps) => StepList;
    /** When a step failed. */
    readonly failure?: (s: AnySteps) => StepList;
    /** When a newer build has overtaken this one. */
    readonly notBuilt?: (s: AnySteps) => StepList;
    /** After all others, whatever happened. */
    readonly cleanup?: (s: AnySteps) => StepList;
}
/**
 * Declares a text that one step saves and later steps use, also in other stages.
 *
 * @example
 * const version = value('version');
 * s.run('git describe', { save: { stdout: version } })
 */
declare const value: (name: string) => SavedValue<string>;
/**
 * Declares a number that one step saves and later steps use.
 *
 * @example
 * const code = numberValue('exit-code');
 * s.run('diff a b', { allowedExitCodes: [0, 1], save: { exitCode: code } })
 */
declare const numberValue: (name: string) => SavedValue<number>;
/** Declares a yes or no that one step saves and later steps use. */
declare const booleanValue: (name: string) => SavedValue<boolean>;
/** Where a credential lies: mount, path and field, `kv/payments#database_url`. */
type SecretReference = `${string}/${string}#${string}`;
/** A credential by reference. Its value never enters the pipeline, the model or Jenkins. */
interface Secret {
    readonly reference: SecretReference;
    readonly as: 'variable' | 'file';
}
/**
 * A field of a secret in Vault. The command finds the value in the variable that the step names;
 * what the command prints of it is masked in the log.
 *
 * @example
 * s.run('npm run migrate', { secrets: { DATABASE_URL: secret('kv/payments#database_url') } })
 */
declare const secret: (reference: SecretReference) => Secret;
/**
 * The same as a private file: the variable holds its path. For SSH keys, certificates and
 * kubeconfigs.
 *
 * @example
 * s.run('git push', { secrets: { SSH_KEY_FILE: secretFile('kv/release#deploy_key') } })
 */
declare const secretFile: (reference: SecretReference) => Secret;
/** A person's yes before a stage starts. No machine is held while they decide. */
interface Approval {
    /** Users or groups who may say yes. */
    readonly by: readonly [string, ...string[]];
    /**
     * The question.
     *
     * @default 'Run <stage>?'
     */
    readonly message?: string;
    /**
     * The stage is not run when nobody answers in time.
     *
     * @default '24h'
     */
    readonly timeout?: Duration;
    /** What they are asked beside yes or no; the stage's steps use the answers as values. */
    readonly questions?: readonly Question[];
}
/** What every stage with steps takes, a matrix too. */
interface WorkOptions {
    /** Runs the stage only when this holds; no machine is taken to find out. */
    readonly when?: Condition | Value<boolean>;
    /** Environment variables for every step of the stage. */
    readonly env?: Readonly<Record<string, Text>>;
    /** Ends the stage after this time, the wait for its agent included. */
    readonly timeout?: Duration;
    /** How often the stage is tried in all, from 2 to 10; every step of it must bear being run again. */
    readonly attempts?: number;
    /** Asks a person before the stage starts. */
    readonly approval?: Approval;
    /** How often the stage is started in all, from 2 to 5, when its machine is lost: a pod that was evicted, a spot instance that was taken. Every step of it must bear being run again. */
    readonly agentAttempts?: number;
    /**
     * Tools that Jenkins puts on the PATH: kind → name of the installation. A laptop run takes what the
     * PATH has.
     *
     * @example { jdk: 'temurin-21', maven: '3.9' }
     */
    readonly tools?: Readonly<Record<string, string>>;
    /** Whether the repository is checked out before the steps. @default true */
    readonly checkout?: boolean;
    /** What only one build at a time may hold: the name of a resource, or more about it. */
    readonly lock?: Lock;
    /** Steps for after the stage. */
    readonly post?: Post;
}
/** What every stage takes. */
interface StageOptions extends WorkOptions {
    /** Where the stage runs; the pipeline's agent unless said. */
    readonly agent?: Agent;
    /** Ends a build that reaches the stage after a newer one; not inside parallel stages. @default false */
    readonly milestone?: boolean;
}
/** A service of this pipeline that runs beside a stage's steps. */
interface TestService {
    /** The image to start; an earlier stage builds it. */
    readonly image: Image;
    /**
     * Path that answers with success once the service is ready.
     *
     * @default '/'
     */
    readonly path?: string;
    /**
     * How long the service may take until it answers.
     *
     * @default '30s'
     */
    readonly deadline?: Duration;
}
/** What a test stage takes beside the rest. */
interface TestOptions extends StageOptions {
    /** An image of this pipeline that runs beside the tests; they find its address in SERVICE_URL and `context.serviceUrl`. */
    readonly service?: Image | TestService;
}
/** What a deploy stage takes beside the rest. `E` are the names of the pipeline's environments. */
interface DeployOptions<E extends string> extends StageOptions {
    /** The environment to deploy to, one of the pipeline's `environments`. */
    readonly to: E;
}
/** What a group of stages takes. */
interface GroupOptions {
    /** Runs the group only when this holds. */
    readonly when?: Condition | Value<boolean>;
    /** Ends the group after this time. */
    readonly timeout?: Duration;
    /** Environment variables for every step of the group. */
    readonly env?: Readonly<Record<string, Text>>;
    /** What only one build at a time may hold, for the whole group. */
    readonly lock?: Lock;
    /** Steps for after the group. */
    readonly post?: Post;
}
/** What a group of stages that run at the same time takes. */
interface ParallelOptions extends GroupOptions {
    /**
     * Stops the others when one fails.
     *
     * @default false
     */
    readonly failFast?: boolean;
}
/** Axis name → its values. */
type Axes = Readonly<Record<string, readonly [string, ...string[]]>>;
/** The values of a cell, by the names of the axes. */
type AxisValues<A extends Axes> = {
    readonly [K in keyof A]: Value<A[K][number]>;
};
/** What a matrix takes: its axes, and the combinations to leave out. */
interface MatrixOptions<A extends Axes> extends WorkOptions {
    /**
     * The axes; the steps run once for each combination of their values.
     *
     * @example { node: ['22', '24'], database: ['postgres', 'mysql'] }
     */
    readonly axes: A;
    /**
     * Where the cells run; a function of the axes gives each cell an agent of its own.
     *
     * @example (axis) => ({ label: axis.os })
     */
    readonly agent?: Agent | ((axis: AxisValues<A>) => Agent);
    /** Combinations to leave out; an axis that is not named matches every value. */
    readonly exclude?: readonly {
        readonly [K in keyof A]?: A[K][number] | readonly A[K][number][];
    }[];
    /**
     * Stops the other combinations when one fails.
     *
     * @default false
     */
    readonly failFast?: boolean;
}
/** A stage in a pipeline's list. */
interface Stage {
    readonly kind: 'stage-node';
}
/** A stage, or stages in order; lists in lists are fine, so that a function can return several. */
type StageList = Stage | readonly StageList[];
/** The functions that make stages. `E` are the names of the pipeline's environments, `P` its parameters. */
interface StageBuilders<E extends string, P> {
    /**
     * Compiles, tests units and builds images.
     *
     * @example build('Build', (s) => [s.run('npm ci'), s.run('npm test', { junit: 'reports/*.xml' })])
     */
    build(name: string, steps: (s: BuildSteps) => StepList): Stage;
    build(name: string, options: StageOptions, steps: (s: BuildSteps) => StepList): Stage;
    /**
     * Tests against something that runs, for instance an image of this pipeline.
     *
     * @example test('Integration', { service: app }, (s) => [s.smoke({ path: '/healthz' })])
     */
    test(name: string, steps: (s: TestSteps) => StepList): Stage;
    test(name: string, options: TestOptions, steps: (s: TestSteps) => StepList): Stage;
    /**
     * Pushes what was built. It runs apart from the team's commands, with an identity of its own.
     *
     * @example publish('Publish', (s) => [s.ecrPush(app)])
     */
    publish(name: string, steps: (s: PublishSteps) => StepList): Stage;
    publish(name: string, options: StageOptions, steps: (s: PublishSteps) => StepList): Stage;
    /**
     * Deploys to one of the pipeline's environments, whose approval is asked first.
     *
     * @example deploy('Staging', { to: 'staging' }, (s) => [s.helmDeploy(service, { image: app })])
     */
    deploy(name: string, options: DeployOptions<EnvironmentName<E>>, steps: (s: DeploySteps) => StepList): Stage;
    /**
     * A stage without a fixed meaning.
     *
     * @example stage('Clean up', { when: branch('main') }, (s) => [s.run('./clean-up.sh')])
     */
    stage(name: string, steps: (s: CustomSteps) => StepList): Stage;
    stage(name: string, options: StageOptions, steps: (s: CustomSteps) => StepList): Stage;
    /**
     * Stages that run at the same time, each on an agent of its own.
     *
     * @example parallel('Checks', [test('Lint', …), test('Audit', …)])
     */
    parallel(name: string, stages: readonly StageList[]): Stage;
    parallel(name: string, options: ParallelOptions, stages: readonly StageList[]): Stage;
    /**
     * Stages one after the other, under one name; useful in `parallel`.
     *
     * @example sequence('Shop', [build('Build shop', …), publish('Publish shop', …)])
     */
    sequence(name: string, stages: readonly StageList[]): Stage;
    sequence(name: string, options: GroupOptions, stages: readonly StageList[]): Stage;
    /**
     * One run of the steps for each combination of the axes' values, all at the same time.
     *
     * @example matrix('Databases', { axes: { database: ['postgres', 'mysql'] } }, (axis, s) => [s.run(['npm', 'test', axis.database])])
     */
    matrix<const A extends Axes>(name: string, options: MatrixOptions<A>, steps: (axis: AxisValues<A>, s: TestSteps) => StepList): Stage;
    /** The values that a person chose when the build was started, by the names of `parameters`. */
    readonly parameters: {
        readonly [K in keyof P]: ParameterValue<P[K]>;
    };
}
/** How a failing step is tried again. */
interface Retry {
    /** How often the step runs in all, from 2 to 10. */
    readonly attempts: number;
    /** How long to wait before the next attempt. @default '0s' */
    readonly delay?: Duration;
}
/** What every step takes beside its own parameters. */
interface StepOptions {
    /** A stable name for the step's id, unique in the stage. Without it the steps are counted, so that one more step before this changes its id. */
    readonly id?: string;
    /** What people see in logs and reports instead of the step and its first parameter. */
    readonly label?: string;
    /** Folder to work in, relative to the workspace. */
    readonly directory?: string;
    /** Environment variables for this step only. */
    readonly env?: Readonly<Record<string, Text>>;
    /** Credentials for this step only: variable name → reference. */
    readonly secrets?: Readonly<Record<string, Secret>>;
    /** Runs the step only when this holds. */
    readonly when?: Condition | Value<boolean>;
    /** Ends the step after this time; it counts as failed. */
    readonly timeout?: Duration;
    /** Tries again when the step fails. The step must bear being run again. */
    readonly retry?: Retry;
    /**
     * What a failure means: `fail` the stage, mark it `unstable` and go on, or `ignore` it.
     *
     * @default 'fail'
     */
    readonly onFailure?: 'fail' | 'unstable' | 'ignore';
    /** Container of the stage's pod to run in. @default the first one */
    readonly container?: string;
    /** Files that are there when the step is done; later stages may use them. */
    readonly makes?: readonly Files[];
    /** Files of earlier steps that this one reads. */
    readonly needs?: readonly Files[];
}
/** The names of `StepOptions`, which no contract may take for a parameter, and `save`. */
declare const stepOptionNames: readonly ['id', 'label', 'directory', 'env', 'secrets', 'when', 'timeout', 'retry', 'onFailure', 'container', 'makes', 'needs', 'save'];
/** A step in a stage's list. */
interface Step {
    readonly kind: 'step';
}
/** A step, or steps in order; lists in lists are fine, so that a function can return several. */
type StepList = Step | readonly StepList[];
/** Options of `annotateDeployment`. */
interface AnnotateDeploymentOptions extends StepOptions {
    /** Name of the service; the pipeline's name unless said. */
    readonly service?: Text;
    /** The deployed image; its digest is recorded. */
    readonly image?: Image;
    /**
     * What happened.
     *
     * @default 'succeeded'
     */
    readonly outcome?: 'started' | 'succeeded' | 'failed' | 'rolled-back';
    /** Version for people; the commit unless said. */
    readonly version?: Text;
    /** Dashboard that shows the annotation; the service's name unless said. */
    readonly dashboard?: Text;
    /** Values to fill with what the step found out. */
    readonly save?: {
        /** Identifies the deployment in every record of it. */
        readonly deploymentId?: SavedValue<string>;
    };
}
/** Options of `checkoutRepository`. */
interface CheckoutRepositoryOptions extends StepOptions {
    /**
     * Branch, tag or commit.
     *
     * @example 'v1.4.0'
     */
    readonly revision: string;
    /**
     * Folder of the workspace to put it in.
     *
     * @example 'tools'
     */
    readonly folder: string;
    /**
     * How many commits of history; 0 is all of it.
     *
     * @default 1
     */
    readonly depth?: number;
}
/** Options of `ecrPush`. */
interface EcrPushOptions extends StepOptions {
    /**
     * How the tag is found: `commit` is the first 12 digits of the commit, `branch` the branch name made safe, `semver` the Git tag of the commit without its `v`.
     *
     * @default 'commit'
     */
    readonly tags?: 'commit' | 'branch' | 'semver';
    /**
     * Further tags, as they are.
     *
     * @example ['2.4.0']
     */
    readonly extraTags?: readonly Text[];
    /**
     * Whether a tag may move to another digest. Left off, a tag that exists with another digest is an error.
     *
     * @default false
     */
    readonly mutableTags?: boolean;
    /**
     * AWS region of the registry; the agent's own unless said.
     *
     * @example 'eu-central-1'
     */
    readonly region?: Text;
    /**
     * AWS account of the registry, 12 digits; the agent's own unless said.
     *
     * @example '123456789012'
     */
    readonly account?: Text;
    /** Values to fill with what the step found out. */
    readonly save?: {
        /** The pushed digest. */
        readonly digest?: SavedValue<string>;
        /** Registry, repository and digest: what a deployment uses. */
        readonly reference?: SavedValue<string>;
    };
}
/** Options of `helmDeploy`. */
interface HelmDeployOptions extends StepOptions {
    /** The image that the chart runs; written to `image.repository` and `image.digest` of the values. */
    readonly image?: Image;
    /** Name of the Helm release; the chart's name unless said. */
    readonly release?: Text;
    /**
     * Values for the chart, over those of its values.yaml.
     *
     * @example { replicas: 3 }
     */
    readonly values?: JsonObject;
    /**
     * How long the rollout may take until it is ready.
     *
     * @default '10m'
     */
    readonly deadline?: Duration;
    /**
     * Whether a failed rollout goes back to the last good revision.
     *
     * @default true
     */
    readonly rollback?: boolean;
    /** Values to fill with what the step found out. */
    readonly save?: {
        /** Name of the release. */
        readonly release?: SavedValue<string>;
        /** Revision of the release, from 1. */
        readonly revision?: SavedValue<number>;
        /** Digest of the rendered manifests. */
        readonly manifestDigest?: SavedValue<string>;
    };
}
/** Options of `imageBuild`. */
interface ImageBuildOptions extends StepOptions {
    /** Labels that are only known when the pipeline runs. */
    readonly labels?: Readonly<Record<string, Text>>;
    /** Values to fill with what the step found out. */
    readonly save?: {
        /** Digest of the image index, `sha256:` and 64 hexadecimal digits. */
        readonly digest?: SavedValue<string>;
        /** Sum of the compressed layers. */
        readonly sizeBytes?: SavedValue<number>;
    };
}
/** Options of `imagePush`. */
interface ImagePushOptions extends StepOptions {
    /**
     * How the tag is found: `commit` is the first 12 digits of the commit, `branch` the branch name made safe, `semver` the Git tag of the commit without its `v`.
     *
     * @default 'commit'
     */
    readonly tags?: 'commit' | 'branch' | 'semver';
    /**
     * Further tags, as they are.
     *
     * @example ['2.4.0']
     */
    readonly extraTags?: readonly Text[];
    /**
     * Whether a tag may move to another digest. Left off, a tag that exists with another digest is an error.
     *
     * @default false
     */
    readonly mutableTags?: boolean;
    /**
     * Host and optional prefix of the registry.
     *
     * @example 'registry.example.com/team'
     */
    readonly registry?: Text;
    /** Values to fill with what the step found out. */
    readonly save?: {
        /** The pushed digest. */
        readonly digest?: SavedValue<string>;
        /** Registry, repository and digest: what a deployment uses. */
        readonly reference?: SavedValue<string>;
    };
}
/** Options of `keepFiles`. */
interface KeepFilesOptions extends StepOptions {
    /**
     * Whether it is fine that nothing matches.
     *
     * @default false
     */
    readonly allowNone?: boolean;
}
/** Options of `nameBuild`. */
interface NameBuildOptions extends StepOptions {
    /** A line under the name. */
    readonly description?: Text;
}
/** Options of `publishCoverage`. */
interface PublishCoverageOptions extends StepOptions {
    /**
     * What wrote the reports.
     *
     * @default 'cobertura'
     */
    readonly format?: 'cobertura' | 'jacoco' | 'opencover';
}
/** Options of `publishReport`. */
interface PublishReportOptions extends StepOptions {
    /**
     * What the link is called.
     *
     * @example 'Coverage'
     */
    readonly title: string;
    /**
     * The page to open first.
     *
     * @default 'index.html'
     */
    readonly index?: string;
}
/** Options of `publishTestResults`. */
interface PublishTestResultsOptions extends StepOptions {
    /**
     * Whether it is fine that nothing matches.
     *
     * @default false
     */
    readonly allowNone?: boolean;
}
/** Options of `readTextFile`. */
interface ReadTextFileOptions extends StepOptions {
    /** Values to fill with what the step found out. */
    readonly save?: {
        /** The text. */
        readonly content?: SavedValue<string>;
    };
}
/** Options of `run`. */
interface RunOptions extends StepOptions {
    /**
     * The shell for scripts. `bash` also stops at errors in the middle of a pipe.
     *
     * @default 'sh'
     */
    readonly shell?: 'sh' | 'bash';
    /**
     * Glob of JUnit XML files that the command writes. No file at all is a failure.
     *
     * @example 'reports/*.xml'
     */
    readonly junit?: string;
    /**
     * Exit codes that count as success.
     *
     * @default [0]
     */
    readonly allowedExitCodes?: readonly number[];
    /**
     * Globs of everything the command reads. Declared, an unchanged step is not run again on a laptop.
     *
     * @example ['src/**', 'package-lock.json']
     */
    readonly inputs?: readonly Text[];
    /** Values to fill with what the step found out. */
    readonly save?: {
        /** What the command printed, without the last line break. At most 1 MB. */
        readonly stdout?: SavedValue<string>;
        /** The exit code, 0 to 255. */
        readonly exitCode?: SavedValue<number>;
    };
}
/** Options of `sendMessage`. */
interface SendMessageOptions extends StepOptions {
    /** How it is sent. */
    readonly channel: 'slack' | 'sns' | 'email';
    /**
     * Slack channel, SNS topic name or e-mail address.
     *
     * @example '#payments'
     */
    readonly to: string;
}
/** Options of `smoke`. */
interface SmokeOptions extends StepOptions {
    /**
     * Path and query, from the slash on.
     *
     * @default '/'
     */
    readonly path?: Text;
    /**
     * Base URL; the stage's service unless said.
     *
     * @example 'https://payments.example.com'
     */
    readonly url?: Text;
    /**
     * Status code that is expected.
     *
     * @default 200
     */
    readonly status?: number;
    /** Text that the body must contain. At most the first 1 MB is read. */
    readonly contains?: Text;
    /**
     * How long to go on asking.
     *
     * @default '60s'
     */
    readonly deadline?: Duration;
    /**
     * Pause between two questions.
     *
     * @default '500ms'
     */
    readonly interval?: Duration;
    /** Values to fill with what the step found out. */
    readonly save?: {
        /** Status code of the accepted answer. */
        readonly status?: SavedValue<number>;
        /** How many questions it took. */
        readonly attempts?: SavedValue<number>;
    };
}
/** Options of `startJob`. */
interface StartJobOptions extends StepOptions {
    /** Parameters of the job, as texts. */
    readonly parameters?: Readonly<Record<string, Text>>;
    /**
     * Whether to wait for its end.
     *
     * @default true
     */
    readonly wait?: boolean;
}
/** Options of `writeTextFile`. */
interface WriteTextFileOptions extends StepOptions {
    /**
     * Whether the text is added at the end.
     *
     * @default false
     */
    readonly append?: boolean;
}
/** The steps that every stage offers. */
interface CommonSteps {
    /**
     * Runs the steps only when the condition holds, the others only when it does not.
     *
     * @example s.when(branch('main'), [s.run('npm publish')], [s.printMessage('Not published.')])
     */
    when(condition: Condition | Value<boolean>, steps: StepList, otherwise?: StepList): StepList;
    /**
     * Runs the steps in a folder of the workspace.
     *
     * @example s.within('shop', [s.run('npm ci'), s.run('npm test')])
     */
    within(directory: string, steps: StepList): StepList;
    /**
     * Runs the steps in the block of a declared step of another library or plugin, which is entered whatever their conditions say.
     *
     * @example s.inside(sonar, { installationName: 'sonar' }, [s.run('npx sonar-scanner')])
     */
    inside<A>(block: OutsideBlock<A>, values: NoInfer<A>, steps: StepList): StepList;
    /**
     * Checks out another repository into a folder of the workspace.
     *
     * The pipeline's own repository is checked out without asking, at the start of each stage. The commit is pinned by `revision` so that two builds read the same files.
     *
     * @example s.checkoutRepository('https://git.example.com/team/tools.git', { revision: 'v1.4.0', folder: 'tools' })
     */
    checkoutRepository(repository: string, options: CheckoutRepositoryOptions): Step;
    /**
     * Deletes every file of the workspace.
     *
     * Each stage starts in a workspace of its own anyway; this frees the disk of a permanent agent.
     *
     * @example s.cleanWorkspace()
     */
    cleanWorkspace(options?: StepOptions): Step;
    /**
     * Fails the stage with a message.
     *
     * Useful behind a condition: what must not be is said in words.
     *
     * @example s.fail('Only release branches may be published.')
     */
    fail(message: Text, options?: StepOptions): Step;
    /**
     * Evaluates Groovy in Jenkins: the way out when nothing else fits.
     *
     * Marked and counted: every use is reported, and a platform team can forbid it. The text is handed to Jenkins as data and evaluated in the sandbox. A laptop run only says that it was left out.
     *
     * @example s.groovy('currentBuild.keepLog = true', 'No step keeps a build forever.')
     */
    groovy(script: string, reason: string, options?: StepOptions): Step;
    /**
     * Builds a container image from files on a base, without a daemon.
     *
     * The same files give the same digest, on every machine and every day. The commit and its time are written into the standard OCI labels. Later steps get the image by digest, never by tag.
     *
     * @example s.imageBuild(app)
     */
    imageBuild(image: Image, options?: ImageBuildOptions): Step;
    /**
     * Keeps files with the build, for people to download.
     *
     * Jenkins archives them; a laptop run copies them into the run's folder. No file at all is a failure unless `allowNone` says otherwise.
     *
     * @example s.keepFiles(['dist/**'])
     */
    keepFiles(include: readonly [string, ...string[]], options?: KeepFilesOptions): Step;
    /**
     * Marks the stage and the build as unstable, with a reason, and goes on.
     *
     * For what is not right but stops nobody. A step that fails is marked so by `onFailure: "unstable"`. Only what Jenkins knows itself can be part of the reason.
     *
     * @example s.markUnstable('No licence file was found.')
     */
    markUnstable(reason: Text, options?: StepOptions): Step;
    /**
     * Gives the build a name and a description for people.
     *
     * Only what Jenkins knows itself can be part of it: literals, parameters and the context, not outputs of steps.
     *
     * @example s.nameBuild(text`${context.branch} #${context.buildNumber}`)
     */
    nameBuild(name: Text, options?: NameBuildOptions): Step;
    /**
     * Calls a step of another library or plugin that the pipeline declares.
     *
     * Declare the step once with `outside()`. A laptop run prints the call, or fails, as the declaration says.
     *
     * @example s.outsideStep(slackSend, { channel: '#payments', message: 'Deployed.' })
     */
    outsideStep<A>(step: OutsideStep<A>, values: NoInfer<A>, options?: StepOptions): Step;
    /**
     * Waits for a fixed time.
     *
     * Rarely right: `smoke` waits until something is true. The wait ends at once when the build is stopped.
     *
     * @example s.pause('30s')
     */
    pause(time: Duration, options?: StepOptions): Step;
    /**
     * Prints a line to the log.
     *
     * Secrets of the step are masked, as everywhere.
     *
     * @example s.printMessage(text`Building ${context.branch}`)
     */
    printMessage(message: Text, options?: StepOptions): Step;
    /**
     * Publishes how much of the code the tests reached.
     *
     * Jenkins shows it beside the build and in the history (Coverage plugin); a laptop run copies the reports into the run's folder. Write Cobertura where a tool has a choice: every language has a writer for it.
     *
     * @example s.publishCoverage(['coverage/cobertura-coverage.xml'])
     */
    publishCoverage(include: readonly [string, ...string[]], options?: PublishCoverageOptions): Step;
    /**
     * Publishes a folder of HTML as a report of the build.
     *
     * Jenkins shows it beside the build (HTML Publisher plugin); a laptop run copies it into the run's folder.
     *
     * @example s.publishReport('coverage', { title: 'Coverage' })
     */
    publishReport(folder: string, options: PublishReportOptions): Step;
    /**
     * Collects JUnit XML files that earlier commands wrote.
     *
     * Use `junit` of `run` where one command writes them. Failed tests make the stage unstable.
     *
     * @example s.publishTestResults(['reports/**\/*.xml'])
     */
    publishTestResults(include: readonly [string, ...string[]], options?: PublishTestResultsOptions): Step;
    /**
     * Reads a file of the workspace into a value.
     *
     * UTF-8, at most 1 MB, without the last line break.
     *
     * @example s.readTextFile('.version', { save: { content: version } })
     */
    readTextFile(file: string, options?: ReadTextFileOptions): Step;
    /**
     * Runs a command and collects its test results.
     *
     * The command runs in the stage's workspace, in `sh -e`. A command that ends with an error fails the step. Values never become part of the script's text: they are arguments or variables.
     *
     * @example s.run('npm ci')
     * @example s.run(['npm', 'version', parameters.version])
     * @example s.run('npm test', { junit: 'reports/*.xml' })
     */
    run(command: Command, options?: RunOptions): Step;
    /**
     * Sends a message to people.
     *
     * A laptop run writes it to the run's journal instead of sending it.
     *
     * @example s.sendMessage('The build failed.', { channel: 'slack', to: '#payments' })
     */
    sendMessage(message: Text, options: SendMessageOptions): Step;
    /**
     * Asks a service over HTTP until it answers as expected, or a deadline passes.
     *
     * Refused connections and wrong answers are tried again until the deadline; the last answer is part of the message. In a stage with a `service` the URL is known.
     *
     * @example s.smoke({ path: '/healthz' })
     */
    smoke(options?: SmokeOptions): Step;
    /**
     * Starts another Jenkins job.
     *
     * A laptop run prints what it would start. With `wait` the result of the job is the result of the step.
     *
     * @example s.startJob('shop/end-to-end/main', { wait: false })
     */
    startJob(job: string, options?: StartJobOptions): Step;
    /**
     * Writes text to a file of the workspace.
     *
     * UTF-8, replaced as a whole: a reader sees the old text or the new one, never half of it. Missing folders are made.
     *
     * @example s.writeTextFile('version.txt', parameters.version)
     */
    writeTextFile(file: string, content: Text, options?: WriteTextFileOptions): Step;
}
interface AnnotateDeploymentStep {
    /**
     * Records a deployment where operations look: CloudWatch dashboards, metrics and events.
     *
     * Idempotent by deployment: the same outcome of the same deployment is recorded once. On a laptop the record goes to a journal file.
     *
     * @example s.annotateDeployment({ image: app })
     */
    annotateDeployment(options?: AnnotateDeploymentOptions): Step;
}
interface EcrPushStep {
    /**
     * Pushes an image to Amazon ECR.
     *
     * The build's own identity logs in; there is no password to keep. Blobs that the registry has are skipped. A tag that exists with another digest is an error that names both.
     *
     * @example s.ecrPush(app)
     * @example s.ecrPush(app, { tags: 'semver' })
     */
    ecrPush(image: Image, options?: EcrPushOptions): Step;
}
interface HelmDeployStep {
    /**
     * Deploys a Helm chart to the cluster and namespace of the stage's environment.
     *
     * The image goes into the values by digest, never by tag. What is rendered is checked against the schemas of the cluster's version before anything changes. A failed rollout goes back to the last good revision.
     *
     * @example s.helmDeploy(service, { image: app })
     * @example s.helmDeploy(service, { image: app, values: { replicas: 3 } })
     */
    helmDeploy(chart: Chart, options?: HelmDeployOptions): Step;
}
interface ImagePushStep {
    /**
     * Pushes an image to an OCI registry.
     *
     * Blobs that the registry has are skipped. A tag that exists with the same digest is success; with another digest it is an error that names both.
     *
     * @example s.imagePush(app, { registry: 'registry.example.com' })
     */
    imagePush(image: Image, options?: ImagePushOptions): Step;
}
/** The steps of a build stage. */
interface BuildSteps extends CommonSteps {
}
/** The steps of a test stage. */
interface TestSteps extends CommonSteps {
}
/** The steps of a publish stage. */
interface PublishSteps extends CommonSteps, EcrPushStep, ImagePushStep {
}
/** The steps of a deploy stage. */
interface DeploySteps extends CommonSteps, AnnotateDeploymentStep, HelmDeployStep {
}
/** The steps of a custom stage. */
interface CustomSteps extends CommonSteps, EcrPushStep, ImagePushStep {
}
/** Every step there is: what post blocks offer. */
interface AnySteps extends CommonSteps, AnnotateDeploymentStep, EcrPushStep, HelmDeployStep, ImagePushStep {
}
/** The text in lower case. */
declare const lower: (of: Text) => Value<string>;
/** The text in upper case. */
declare const upper: (of: Text) => Value<string>;
/** The text without white space at both ends. */
declare const trim: (of: Text) => Value<string>;
/**
 * The text with every occurrence of `search` replaced. `search` is plain text, no pattern.
 *
 * @example
 * replace(context.branch, '/', '-')
 */
declare const replace: (of: Text, search: string, replacement: string) => Value<string>;
/** The first `length` characters of the text. */
declare const truncate: (of: Text, length: number) => Value<string>;
/**
 * The text made fit for names: lower case letters, digits and single hyphens.
 *
 * @example
 * slug(context.branch) // `feature/New Checkout` becomes `feature-new-checkout`
 */
declare const slug: (of: Text) => Value<string>;
/** What starts a build beside a push. */
interface Trigger {
    readonly kind: 'cron' | 'poll' | 'upstream' | 'push';
}
/**
 * Starts builds by a schedule in Jenkins's cron syntax; `H` spreads the load over the hour.
 *
 * @example
 * triggers: [cron('H 2 * * *')]
 */
declare const cron: (schedule: string) => Trigger;
/** Asks the repository for changes by a schedule. A webhook is faster and cheaper. */
declare const poll: (schedule: string) => Trigger;
/**
 * Starts a build when one of these jobs has succeeded.
 *
 * @example
 * triggers: [upstream('shop/library/main')]
 */
declare const upstream: (...jobs: [string, ...string[]]) => Trigger;
/**
 * Starts a build when one of these jobs has ended with this result or a better one.
 *
 * @example
 * triggers: [upstreamEnd('unstable', 'shop/library/main')]
 */
declare const upstreamEnd: (threshold: 'unstable' | 'failure', ...jobs: [string, ...string[]]) => Trigger;
/** Starts a build when GitHub tells of a push by its webhook. */
declare const push: () => Trigger;
declare const valueType: unique symbol;
/**
 * A value that is only known when the pipeline runs: a parameter, the branch, the output of a step.
 *
 * It goes where a step takes it, as data. To build a text from it use the `text` template, for a
 * command the `command` template, to decide by it `when`, `choose` and `equals`; an `if` or a plain
 * template literal runs when the pipeline is compiled, too early for the value.
 */
interface Value<out T extends string | number | boolean> {
    /** Only for the type checker: what the value will be. */
    readonly [valueType]: T;
    /**
     * Not there. It makes the type checker refuse `if (value)` and `value ? a : b`, which would
     * always be true.
     */
    then(neverCalled: (value: never) => void): never;
}
/** Text that is written down, or known when the pipeline runs. */
type Text = string | Value<string> | Value<number> | Value<boolean>;
/** What can stand in a `text` or `command` template. */
type TemplateValue = Text | number | boolean;
/** A declared value: one step saves into it, later steps use it. */
interface SavedValue<out T extends string | number | boolean> extends Value<T> {
    readonly name: string;
}
/** A reference as the model has it: one key that begins with `$`. */
type RawReference = Readonly<Record<`$${string}`, unknown>>;
/** The running form of a value: it serialises to its reference and refuses to become text unnoticed. */
declare class ValueReference {
    readonly reference: RawReference;
    constructor(reference: RawReference);
    toJSON(): RawReference;
    [Symbol.toPrimitive](): string;
}
/** A value of the given reference, typed. */
declare function createValue<T extends string | number | boolean>(reference: RawReference): Value<T>;
/**
 * Text with values in it. The values stay data until the pipeline runs.
 *
 * @example
 * s.printMessage(text`Building ${context.branch} for ${parameters.version}`)
 */
declare function text(parts: TemplateStringsArray, ...values: TemplateValue[]): Value<string>;
/** The reference behind a value; anything else as it is. */
declare function toReference(value: unknown): unknown;
export { type Agent, type Container, type ContainerAgent, type ContainerOptions, type DockerfileAgent, type LabelAgent, type Pod, type PodAgent, type Toleration, type Volume, ask, type Question, type Chart, chart, choose, type Command, type CommandTemplate, command, all, any, branch, type Condition, changed, commitMessage, environmentVariable, equals, not, type PullRequestOptions, pullRequest, startedBy, tag, type Context, context, definePipeline, type Pipeline, serialiseForHost, type Duration, type Files, type FilesOptions, files, type Image, type ImageOptions, image, type JenkinsOptions, type Json, type JsonObject, type LabelLock, type Lock, type LockOptions, type ResourceLock, type OutsideArguments, type OutsideBlock, type OutsideOptions, type OutsideOrigin, type OutsideParameter, type OutsideStep, outside, outsideBlock, type BooleanParameter, type ChoiceParameter, type Parameter, type Parameters, type ParameterValue, type TextParameter, type Environment, type EnvironmentName, type Environments, type PipelineDefinition, type Post, booleanValue, numberValue, value, type Secret, type SecretReference, secret, secretFile, type Approval, type Axes, type AxisValues, type DeployOptions, type GroupOptions, type MatrixOptions, type ParallelOptions, type StageOptions, type TestOptions, type TestService, type WorkOptions, type Stage, type StageBuilders, type StageList, type Retry, type Step, type StepList, type StepOptions, type AnnotateDeploymentOptions, type CheckoutRepositoryOptions, type EcrPushOptions, type HelmDeployOptions, type ImageBuildOptions, type ImagePushOptions, type KeepFilesOptions, type NameBuildOptions, type PublishCoverageOptions, type PublishReportOptions, type PublishTestResultsOptions, type ReadTextFileOptions, type RunOptions, type SendMessageOptions, type SmokeOptions, type StartJobOptions, type WriteTextFileOptions, type CommonSteps, type BuildSteps, type TestSteps, type PublishSteps, type DeploySteps, type CustomSteps, type AnySteps, lower, replace, slug, trim, truncate, upper, cron, poll, push, type Trigger, upstream, upstreamEnd, type SavedValue, type TemplateValue, type Text, text, type Value };
