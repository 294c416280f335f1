// Generated from src/contracts by `npm run generate`. Do not edit.

import type { Chart } from './chart.ts';
import type { Command } from './command.ts';
import type { Condition } from './conditions.ts';
import type { Duration } from './duration.ts';
import type { Image } from './image.ts';
import type { JsonObject } from './json.ts';
import type { OutsideBlock, OutsideStep } from './outside.ts';
import type { Step, StepList, StepOptions } from './step-options.ts';
import type { SavedValue, Text, Value } from './values.ts';

/** Options of `annotateDeployment`. */
export interface AnnotateDeploymentOptions extends StepOptions {
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
export interface CheckoutRepositoryOptions extends StepOptions {
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
export interface EcrPushOptions extends StepOptions {
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
export interface HelmDeployOptions extends StepOptions {
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
export interface ImageBuildOptions extends StepOptions {
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
export interface ImagePushOptions extends StepOptions {
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
export interface KeepFilesOptions extends StepOptions {
  /**
   * Whether it is fine that nothing matches.
   *
   * @default false
   */
  readonly allowNone?: boolean;
}

/** Options of `nameBuild`. */
export interface NameBuildOptions extends StepOptions {
  /** A line under the name. */
  readonly description?: Text;
}

/** Options of `publishCoverage`. */
export interface PublishCoverageOptions extends StepOptions {
  /**
   * What wrote the reports.
   *
   * @default 'cobertura'
   */
  readonly format?: 'cobertura' | 'jacoco' | 'opencover';
}

/** Options of `publishReport`. */
export interface PublishReportOptions extends StepOptions {
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
export interface PublishTestResultsOptions extends StepOptions {
  /**
   * Whether it is fine that nothing matches.
   *
   * @default false
   */
  readonly allowNone?: boolean;
}

/** Options of `readTextFile`. */
export interface ReadTextFileOptions extends StepOptions {
  /** Values to fill with what the step found out. */
  readonly save?: {
    /** The text. */
    readonly content?: SavedValue<string>;
  };
}

/** Options of `run`. */
export interface RunOptions extends StepOptions {
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
export interface SendMessageOptions extends StepOptions {
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
export interface SmokeOptions extends StepOptions {
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
export interface StartJobOptions extends StepOptions {
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
export interface WriteTextFileOptions extends StepOptions {
  /**
   * Whether the text is added at the end.
   *
   * @default false
   */
  readonly append?: boolean;
}

/** The steps that every stage offers. */
export interface CommonSteps {
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
export interface BuildSteps extends CommonSteps {}

/** The steps of a test stage. */
export interface TestSteps extends CommonSteps {}

/** The steps of a publish stage. */
export interface PublishSteps extends CommonSteps, EcrPushStep, ImagePushStep {}

/** The steps of a deploy stage. */
export interface DeploySteps extends CommonSteps, AnnotateDeploymentStep, HelmDeployStep {}

/** The steps of a custom stage. */
export interface CustomSteps extends CommonSteps, EcrPushStep, ImagePushStep {}

/** Every step there is: what post blocks offer. */
export interface AnySteps extends CommonSteps, AnnotateDeploymentStep, EcrPushStep, HelmDeployStep, ImagePushStep {}
