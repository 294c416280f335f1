/**
 * The shape that leaves the sandbox: what the team wrote, step by step, before defaults, ids and
 * checks. The host treats it as untrusted and validates it.
 */
export interface RawStep {
  kind: 'step';
  contract: string;
  at: string;
  input: Record<string, unknown>;
  options: Record<string, unknown>;
  /** Conditions, directories and blocks of the groups that the step stands in, outermost first. */
  groups: RawGroup[];
}

/** What a group of steps gives each of them. */
export interface RawGroup {
  when?: unknown;
  directory?: string;
  around?: { step: string; arguments: Record<string, unknown> };
}

/** A stage, a group of stages or a matrix, as it was written. */
export interface RawStage {
  kind: 'stage-node';
  stageKind: 'build' | 'test' | 'publish' | 'deploy' | 'stage';
  name: string;
  at: string;
  options: Record<string, unknown>;
  matrix?: {
    axes: Record<string, readonly string[]>;
    exclude: readonly Record<string, string | readonly string[]>[];
  };
  parallel?: boolean;
  steps?: RawStep[];
  stages?: RawStage[];
  post: Record<string, RawStep[]>;
}

/** The whole definition, as it was written. */
export interface RawPipeline {
  kind: 'pipeline';
  at: string;
  options: Record<string, unknown>;
  stages: RawStage[];
  post: Record<string, RawStep[]>;
}
