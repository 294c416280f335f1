import { type Static, Type } from 'typebox';
import { ChartSpecification, FilesSpecification, ImageSpecification } from '../contracts/handle.ts';
import { AgentSchema } from './agent.ts';
import { JenkinsOptionsSchema } from './jenkins-options.ts';
import { ParameterSchema } from './parameter.ts';
import { ApprovalSchema, type Post, PostSchema, type Stage, StageSchema } from './stage.ts';
import { ValueSchema } from './value.ts';

const closed = { additionalProperties: false } as const;

/** The version of the model's shape. Readers refuse a newer one. */
export const modelVersion = 1;

/** A place that the pipeline deploys to. */
export const EnvironmentSchema = Type.Object(
  {
    cluster: Type.String(),
    namespace: Type.String(),
    approval: Type.Optional(ApprovalSchema),
    /** Only builds of these branches may deploy here; checked by the outside systems, not by files. */
    protected: Type.Boolean(),
  },
  closed,
);
export type Environment = Static<typeof EnvironmentSchema>;

export const TriggerSchema = Type.Union([
  Type.Object({ kind: Type.Literal('cron'), schedule: Type.String() }, closed),
  Type.Object({ kind: Type.Literal('poll'), schedule: Type.String() }, closed),
  Type.Object(
    {
      kind: Type.Literal('upstream'),
      jobs: Type.Array(Type.String(), { minItems: 1 }),
      /** The worst result of the other job that still starts a build; `success` unless said. */
      threshold: Type.Optional(Type.Enum(['unstable', 'failure'])),
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('push') }, closed),
]);
export type Trigger = Static<typeof TriggerSchema>;

/** What an argument of an outside step can be: `list` is a list of texts, `data` anything that JSON can say. */
export const outsideTypes = ['text', 'number', 'boolean', 'list', 'data'] as const;

/** A step of another library or plugin, declared once by the team. */
export const OutsideStepSchema = Type.Object(
  {
    step: Type.String(),
    description: Type.String(),
    /** The named arguments that a call may give. */
    parameters: Type.Record(
      Type.String(),
      Type.Object({ type: Type.Enum([...outsideTypes]), required: Type.Boolean() }, closed),
    ),
    /** Other steps stand in its block. */
    block: Type.Optional(Type.Boolean()),
    /** What a laptop run does with a call; of a block the steps in it run in any case but `fail`. */
    laptop: Type.Enum(['print', 'fail']),
    /** What brings the step, in the one version that the declaration was written for. */
    from: Type.Optional(
      Type.Union([
        Type.Object({ plugin: Type.String(), version: Type.String() }, closed),
        Type.Object({ library: Type.String(), version: Type.String() }, closed),
      ]),
    ),
  },
  closed,
);
export type OutsideStep = Static<typeof OutsideStepSchema>;

const properties = {
  /** Version of this shape; readers refuse a newer one. */
  modelVersion: Type.Literal(modelVersion),
  /** Name of the pipeline, unique in its Jenkins folder. */
  name: Type.String(),
  /** For people. */
  description: Type.Optional(Type.String()),
  /** The repository-relative file that the model was compiled from. */
  source: Type.String(),
  /** What a person chooses when they start a build, by name. */
  parameters: Type.Record(Type.String(), ParameterSchema),
  /** Places that the pipeline deploys to, by name. */
  environments: Type.Record(Type.String(), EnvironmentSchema),
  /** Images that its steps build and use, by name. */
  images: Type.Record(Type.String(), ImageSpecification),
  /** Charts of the repository, by name. */
  charts: Type.Record(Type.String(), ChartSpecification),
  /** Files that travel between stages, by name. */
  files: Type.Record(Type.String(), FilesSpecification),
  /** Values that one step saves and later steps use: name → type. */
  values: Type.Record(Type.String(), Type.Enum(['text', 'number', 'boolean'])),
  /** Steps of other libraries and plugins that the pipeline declares, by name. */
  outsideSteps: Type.Record(Type.String(), OutsideStepSchema),
  /** Where stages run that say nothing else. */
  agent: AgentSchema,
  /** Variables of every step. */
  env: Type.Optional(Type.Record(Type.String(), ValueSchema)),
  /** Tools that Jenkins puts on the PATH of every stage on a machine: kind → name of the installation. */
  tools: Type.Optional(Type.Record(Type.String(), Type.String())),
  /** What starts a build beside people. */
  triggers: Type.Array(TriggerSchema),
  /** `all` builds may run at once, `queue` one after the other, `newest` ends older builds of a pull request. */
  concurrency: Type.Enum(['all', 'queue', 'newest']),
  /** A build ends after this time, in milliseconds. */
  timeoutMs: Type.Integer({ minimum: 1 }),
  /** How many finished builds Jenkins keeps. */
  keepBuilds: Type.Integer({ minimum: 1 }),
  /** The first failure in any parallel group or matrix stops the other branches. */
  failFast: Type.Optional(Type.Boolean()),
  /** Later stages are left out once the build is unstable. */
  stopWhenUnstable: Type.Optional(Type.Boolean()),
  /** Options that mean something to Jenkins only. */
  jenkins: Type.Optional(JenkinsOptionsSchema),
};

/** A compiled pipeline: plain data, the only thing that emitters, the local engine and the grants read. */
export const PipelineSchema = Type.Object(
  {
    ...properties,
    /** In the order of the file, one after the other. */
    stages: Type.Array(StageSchema),
    /** Steps behind everything else. */
    post: Type.Optional(PostSchema),
  },
  closed,
);

const Properties = Type.Object(properties, closed);

/** A compiled pipeline: plain data, the only thing that emitters, the local engine and the grants read. */
export type Pipeline = Static<typeof Properties> & { stages: Stage[]; post?: Post };
