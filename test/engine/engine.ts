import { type Harness, startHarness } from '../jvm/harness.ts';

type Json = string | number | boolean | null | Json[] | { readonly [key: string]: Json };

/** A shared library as the engine takes it. */
export interface LibrarySource {
  /** A trusted library runs outside the sandbox; false unless said. */
  readonly trusted?: boolean;
  /** Versions that exist; absent: every one that is asked for. */
  readonly versions?: readonly string[];
  /** Groovy text of each variable, by its name. */
  readonly vars: { readonly [name: string]: string };
  /** Classes by their path below `src/`. */
  readonly src?: { readonly [path: string]: string };
  readonly resources?: { readonly [path: string]: string };
}

/** What goes wrong with a step. */
export type Failure = 'fail' | 'unstable' | 'abort' | 'agentLost' | 'hang' | number;

/** What one build is started with. */
export interface GivenBuild {
  readonly parameters?: { readonly [name: string]: string | boolean };
  readonly branch?: string;
  readonly tag?: string;
  readonly changeRequest?: { readonly [attribute: string]: string };
  /** Class names of causes; `UserIdCause` unless said. */
  readonly causes?: readonly string[];
  readonly previousResult?: string;
  /** Commits since the build before. */
  readonly changes?: readonly { readonly message: string; readonly files: readonly string[] }[];
  /** Answers to questions, in the order of asking. */
  readonly answers?: readonly { readonly [key: string]: Json }[];
  readonly environment?: { readonly [name: string]: string };
  /** Steps do nothing and succeed but where `fail` says otherwise; calls are recorded. */
  readonly stubbed?: boolean;
  /** The build's number, when builds before it are not run here. */
  readonly buildNumber?: number;
  /** Parameters that the job knew before this build: what kind they are, and their defaults. */
  readonly knownParameters?: {
    readonly [name: string]: { readonly kind: string; readonly default: string | boolean };
  };
  /** Steps of plugins that only matter for having been called. */
  readonly otherSteps?: readonly string[];
  /** How a question with an id is answered: `yes` unless said, `no`, `timeout`, or with values. */
  readonly answersById?: { readonly [id: string]: Json };
  /** By a step's id or label, or by `step@stage` for the step of that name in a stage of that name. */
  readonly fail?: { readonly [step: string]: Failure };
  /** Starts so long after the first build, while that may still run. */
  readonly startMs?: number;
  /** The user aborts so long after. */
  readonly abortMs?: number;
  readonly restartedFromStage?: string;
  /** At every pause the state is written as bytes, as Jenkins does; what cannot be fails the step. */
  readonly checksSerialization?: boolean;
  /** Other jobs for `build`: the result for each value of a parameter. */
  readonly jobs?: {
    readonly [name: string]: {
      readonly parameter: string;
      readonly results: { readonly [value: string]: string };
    };
  };
}

/** A job and its builds. */
export interface JobRequest {
  readonly jenkinsfile: string;
  readonly files?: { readonly [path: string]: string };
  readonly libraries?: { readonly [name: string]: LibrarySource };
  readonly multibranch?: boolean;
  readonly runs: readonly GivenBuild[];
  /** The controller restarts when the newest build has so many flow nodes: its state goes to bytes, and on in another JVM. */
  readonly restartAtNodes?: number;
}

/** A stage, a parallel branch, or the cell of a matrix, in the order of its start. */
export interface StageRecord {
  readonly name: string;
  readonly kind: 'stage' | 'branch';
  readonly parent: string | null;
  /** Names of the stages from the outermost to this one. */
  readonly path: readonly string[];
  readonly tags: { readonly [tag: string]: string };
  /** Why it was left out; Jenkins may put the tag for a failure over the one that says so. */
  readonly skipped: string | null;
}

/** A library's variable, or a step of Jenkins, that was called; the variable comes before its steps. */
export interface StepRecord {
  readonly of: 'library' | 'jenkins';
  readonly step: string;
  readonly arguments: { readonly [name: string]: Json };
  /** Names of the stages around it, from the outermost. */
  readonly stage: readonly string[];
  /** What blocks laid over the environment. */
  readonly environment: { readonly [name: string]: string };
  readonly onAgent: boolean;
  /** Its agent has broken away: a step that needs it fails. */
  readonly onLostAgent: boolean;
}

/** What a build did. */
export interface BuildRecord {
  /** False when it waits for what never comes. */
  readonly isOver: boolean;
  readonly result: string;
  readonly trace: readonly string[];
  readonly stages: readonly StageRecord[];
  readonly nodes: {
    readonly total: number;
    readonly byFunction: { readonly [name: string]: number };
  };
  readonly error: string | null;
  readonly skipMessages: readonly string[];
  readonly interruptions: readonly string[];
  readonly log: readonly string[];
  readonly calls: readonly StepRecord[];
  readonly displayName: string;
  readonly description: string | null;
}

/** A JVM that runs Jenkinsfiles; a second one goes on after a restart of the controller. */
export interface Engine extends AsyncDisposable {
  readonly harness: Harness;
  /** How often a job went on in the second JVM. */
  readonly restarts: number;
  run(job: JobRequest): Promise<readonly BuildRecord[]>;
}

type Answer = { readonly runs: readonly BuildRecord[] } | { readonly snapshot: string };

/** Starts a JVM that runs jobs on the interpreter that Jenkins itself uses, under our own Declarative. */
export async function startEngine(): Promise<Engine> {
  const harness = await startHarness();
  let second: Promise<Harness> | undefined;
  let restarts = 0;

  return {
    harness,
    get restarts() {
      return restarts;
    },
    async run({ jenkinsfile, files = {}, libraries = {}, multibranch = false, ...rest }) {
      const question = { kind: 'pipeline', jenkinsfile, files, libraries, multibranch, ...rest };
      const answer = await harness.request<Answer>(question);
      if ('runs' in answer) return answer.runs;
      second ??= startHarness();
      restarts += 1;
      const resumed = { kind: 'resume', snapshot: answer.snapshot };
      return (await (await second).request<{ runs: BuildRecord[] }>(resumed)).runs;
    },
    async [Symbol.asyncDispose]() {
      await harness[Symbol.asyncDispose]();
      await (await second)?.[Symbol.asyncDispose]();
    },
  };
}
