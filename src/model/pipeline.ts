import { type Static, Type } from 'typebox';
import { ChartSpecification, FilesSpecification, ImageSpecification } from '../contracts/handle.ts';
import { AgentSchema } from './agent.ts';
import { ApprovalSchema, type Post, PostSchema, type Stage, StageSchema } from './stage.ts';
import { ValueSchema } from './value.ts';

const closed = { additionalProperties: false } as const;

/** The version of the model's shape. Readers refuse a newer one. */
export const modelVersion = 1;

/** Something a person chooses when they start a build. Secrets are never parameters. */
export const ParameterSchema = Type.Union([
  Type.Object(
    { type: Type.Literal('text'), default: Type.String(), description: Type.String() },
    closed,
  ),
  Type.Object(
    { type: Type.Literal('boolean'), default: Type.Boolean(), description: Type.String() },
    closed,
  ),
  Type.Object(
    {
      type: Type.Literal('choice'),
      values: Type.Array(Type.String(), { minItems: 1 }),
      description: Type.String(),
    },
    closed,
  ),
]);
export type Parameter = Static<typeof ParameterSchema>;

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
    { kind: Type.Literal('upstream'), jobs: Type.Array(Type.String(), { minItems: 1 }) },
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
    /** What a laptop run does with a call. */
    laptop: Type.Enum(['print', 'fail']),
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
  /** What starts a build beside people. */
  triggers: Type.Array(TriggerSchema),
  /** `all` builds may run at once, `queue` one after the other, `newest` ends older builds of a pull request. */
  concurrency: Type.Enum(['all', 'queue', 'newest']),
  /** A build ends after this time, in milliseconds. */
  timeoutMs: Type.Integer({ minimum: 1 }),
  /** How many finished builds Jenkins keeps. */
  keepBuilds: Type.Integer({ minimum: 1 }),
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
