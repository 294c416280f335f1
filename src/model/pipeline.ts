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
  modelVersion: Type.Literal(modelVersion),
  name: Type.String(),
  description: Type.Optional(Type.String()),
  /** The repository-relative file that the model was compiled from. */
  source: Type.String(),
  parameters: Type.Record(Type.String(), ParameterSchema),
  environments: Type.Record(Type.String(), EnvironmentSchema),
  images: Type.Record(Type.String(), ImageSpecification),
  charts: Type.Record(Type.String(), ChartSpecification),
  files: Type.Record(Type.String(), FilesSpecification),
  values: Type.Record(Type.String(), Type.Enum(['text', 'number', 'boolean'])),
  outsideSteps: Type.Record(Type.String(), OutsideStepSchema),
  agent: AgentSchema,
  env: Type.Optional(Type.Record(Type.String(), ValueSchema)),
  triggers: Type.Array(TriggerSchema),
  /** `all` builds may run at once, `queue` one after the other, `newest` ends older builds of a pull request. */
  concurrency: Type.Enum(['all', 'queue', 'newest']),
  timeoutMs: Type.Integer({ minimum: 1 }),
  /** How many finished builds Jenkins keeps. */
  keepBuilds: Type.Integer({ minimum: 1 }),
};

export const PipelineSchema = Type.Object(
  { ...properties, stages: Type.Array(StageSchema), post: Type.Optional(PostSchema) },
  closed,
);

const Properties = Type.Object(properties, closed);

/** A compiled pipeline: plain data, the only thing that emitters, the local engine and the grants read. */
export type Pipeline = Static<typeof Properties> & { stages: Stage[]; post?: Post };
