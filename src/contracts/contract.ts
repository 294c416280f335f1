import type { Static, TObject } from 'typebox';
import type { AccessGrant, AccessScope } from './access.ts';
import type { ContractChange } from './change.ts';

/** An outside system that a step talks to; a profile chooses the implementation of each. */
export type AdapterName =
  | 'image'
  | 'registry'
  | 'helm'
  | 'secrets'
  | 'deployment-events'
  | 'service'
  | 'notifications';

/** The kinds of stage that a team can write. `stage` is the kind without a fixed meaning. */
export const stageKinds = ['build', 'test', 'publish', 'deploy', 'stage'] as const;
export type StageKind = (typeof stageKinds)[number];

/** A call of one of Jenkins's own steps, as data: `archiveArtifacts(artifacts: 'dist/**')`. */
export interface JenkinsStepCall {
  readonly step: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/**
 * Everything that is known about a step, in one place.
 *
 * The DSL function and its hover text, `vars/<name>.groovy` with its help, the JSON Schema, the
 * reference page, the runner's validation, shell completion and the access grants are all derived
 * from it; none of them is written a second time.
 */
export interface StepContract<P extends TObject = TObject, O extends TObject = TObject> {
  /** camelCase; the DSL function, the Jenkins global variable and the schema carry this name. */
  readonly name: string;
  /** The version of this package that brought the step. */
  readonly since: string;
  readonly deprecated?: { readonly since: string; readonly use: string; readonly reason: string };
  /** One sentence: what the step does. */
  readonly summary: string;
  /** What follows from using it: paragraphs of Markdown. */
  readonly description: string;
  /** Parameters that the DSL takes by position, first to last; the others follow as an options object. */
  readonly positional: readonly (keyof P['properties'] & string)[];
  readonly parameters: P;
  readonly outputs: O;
  /**
   * Who does the work.
   *
   * - `runner`: the Node step runner on the agent, started by `vars/<name>.groovy`.
   * - `jenkins`: one of Jenkins's own steps, because only Jenkins can (archive, JUnit, another job);
   *   on a laptop the run function does what comes closest.
   */
  readonly executor: 'runner' | 'jenkins';
  /**
   * The call of a Jenkins step that does the same. For `executor: 'jenkins'` it is the only way; a
   * `runner` step takes it as the cheaper way when Jenkins knows every value itself and the step has
   * no options that only the runner understands. Pure.
   */
  toJenkins?(input: Static<P>): JenkinsStepCall;
  /** The stage kinds whose builder offers the step; every kind unless said. */
  readonly stages?: readonly StageKind[];
  /** True when the step starts commands that the team wrote. Such steps never share a pod with privileged ones. */
  readonly runsTeamCode: boolean;
  /** True when the step acts with rights of its own (registry, cluster, dashboards). */
  readonly privileged: boolean;
  /** What a second run with the same input does: nothing more (`idempotent`), unknown to us (`unknown`), or harm (`unsafe`). */
  readonly idempotence: 'idempotent' | 'unknown' | 'unsafe';
  /** When the runner itself tries again: after transient failures of an outside system, or never. */
  readonly retry: 'transient' | 'never';
  /** Outside systems that it talks to; a platform team's library has names of its own beside these. */
  readonly adapters: readonly (AdapterName | (string & {}))[];
  /** The grants that one call needs. Pure. */
  access(input: Static<P>, scope: AccessScope): readonly AccessGrant[];
  /** Lines of DSL that compile; shown in hover text, help and reference. */
  readonly examples: readonly string[];
  /** What broke authors' files since the first version, oldest first: `platform upgrade` follows it. */
  readonly changes?: readonly ContractChange[];
}

/** The part of a contract that types its run function. */
export interface ContractShape {
  readonly parameters: TObject;
  readonly outputs: TObject;
}

/** The resolved input of a step: every reference replaced by its value, every default filled in. */
export type StepInput<C extends ContractShape> = Static<C['parameters']>;

/** What a step hands to later ones. */
export type StepOutputs<C extends ContractShape> = Static<C['outputs']>;

/** Declares a contract and keeps the exact types of its parameters and outputs. */
export function defineContract<const P extends TObject, const O extends TObject>(
  contract: StepContract<P, O>,
): StepContract<P, O> {
  return contract;
}
