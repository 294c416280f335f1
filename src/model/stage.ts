import { type Static, Type } from 'typebox';
import { AgentSchema } from './agent.ts';
import { type Lock, LockSchema } from './lock.ts';
import { type Parameter, ParameterSchema } from './parameter.ts';
import { type Step, StepSchema } from './step.ts';
import { type Condition, ConditionSchema, type Value, ValueSchema } from './value.ts';

const closed = { additionalProperties: false } as const;

/**
 * The moments after a stage or pipeline, in the order in which Jenkins runs them (recorded cases 108
 * and 192).
 */
export const postConditions = [
  'always',
  'changed',
  'fixed',
  'regression',
  'aborted',
  'success',
  'unsuccessful',
  'unstable',
  'failure',
  'notBuilt',
  'cleanup',
] as const;
export type PostCondition = (typeof postConditions)[number];

const steps = Type.Optional(Type.Array(StepSchema));
export const PostSchema = Type.Object(
  {
    always: steps,
    changed: steps,
    fixed: steps,
    regression: steps,
    aborted: steps,
    success: steps,
    unsuccessful: steps,
    unstable: steps,
    failure: steps,
    notBuilt: steps,
    cleanup: steps,
  },
  closed,
);
export type Post = Partial<Record<PostCondition, Step[]>>;

/** A person's yes before a stage starts; no machine is held while they decide. */
export const ApprovalSchema = Type.Object(
  {
    message: Type.String(),
    /** Users or groups who may say yes. */
    by: Type.Array(Type.String(), { minItems: 1 }),
    timeoutMs: Type.Integer({ minimum: 1 }),
    /** What the person is asked beside yes or no: name → question. The stage knows the answers. */
    questions: Type.Optional(Type.Record(Type.String(), ParameterSchema)),
  },
  closed,
);
export type Approval = Static<typeof ApprovalSchema>;
export type Questions = Readonly<Record<string, Parameter>>;

/** One run of the stage for each combination of values; the first axis varies fastest (recorded case 092). */
export const MatrixSchema = Type.Object(
  {
    axes: Type.Array(
      Type.Object(
        { name: Type.String(), values: Type.Array(Type.String(), { minItems: 1 }) },
        closed,
      ),
      { minItems: 1 },
    ),
    /** Combinations to leave out; an axis that is not named matches every value. */
    exclude: Type.Array(Type.Record(Type.String(), Type.Array(Type.String()))),
  },
  closed,
);
export type Matrix = Static<typeof MatrixSchema>;

/** A service that runs beside the stage's steps: an image of this pipeline, started on a free port. */
export const ServiceSchema = Type.Object(
  { image: Type.String(), path: Type.String(), deadlineMs: Type.Integer({ minimum: 1 }) },
  closed,
);
export type Service = Static<typeof ServiceSchema>;

const common = {
  /** Slug of the name and its parents, unique in the pipeline. */
  id: Type.String(),
  name: Type.String(),
  kind: Type.Enum(['build', 'test', 'publish', 'deploy', 'stage']),
  when: Type.Optional(ConditionSchema),
  /** Name of the environment the stage works on. */
  environment: Type.Optional(Type.String()),
  service: Type.Optional(ServiceSchema),
  agent: Type.Optional(AgentSchema),
  env: Type.Optional(Type.Record(Type.String(), ValueSchema)),
  timeoutMs: Type.Optional(Type.Integer({ minimum: 1 })),
  retryAttempts: Type.Optional(Type.Integer({ minimum: 2 })),
  approval: Type.Optional(ApprovalSchema),
  /** How often the stage is started in all when its machine is lost. */
  agentAttempts: Type.Optional(Type.Integer({ minimum: 2 })),
  /** Tools that Jenkins puts on the PATH: kind → name of the installation. */
  tools: Type.Optional(Type.Record(Type.String(), Type.String())),
  /** False: the stage starts in an empty folder. */
  checkout: Type.Optional(Type.Boolean()),
  /** Builds pass the stage in their order: one that a newer build has overtaken ends. */
  milestone: Type.Optional(Type.Boolean()),
  /** What only one build at a time may hold. */
  lock: Type.Optional(LockSchema),
  matrix: Type.Optional(MatrixSchema),
  post: Type.Optional(PostSchema),
};

/** `steps` or `stages`, never both. */
export interface Stage {
  id: string;
  name: string;
  kind: 'build' | 'test' | 'publish' | 'deploy' | 'stage';
  when?: Condition;
  environment?: string;
  service?: Service;
  agent?: Static<typeof AgentSchema>;
  env?: Record<string, Value>;
  timeoutMs?: number;
  retryAttempts?: number;
  approval?: Approval;
  agentAttempts?: number;
  tools?: Record<string, string>;
  checkout?: boolean;
  milestone?: boolean;
  lock?: Lock;
  matrix?: Matrix;
  post?: Post;
  steps?: Step[];
  /** Nested stages, one after the other unless `parallel` is set. */
  stages?: Stage[];
  parallel?: boolean;
  /** Only with `parallel` or `matrix`: stop the others when one fails. */
  failFast?: boolean;
}

export const StageSchema = Type.Cyclic(
  {
    Stage: Type.Object(
      {
        ...common,
        steps: Type.Optional(Type.Array(StepSchema)),
        stages: Type.Optional(Type.Array(Type.Ref('Stage'))),
        parallel: Type.Optional(Type.Boolean()),
        failFast: Type.Optional(Type.Boolean()),
      },
      closed,
    ),
  },
  'Stage',
);
