import { type Static, Type } from 'typebox';
import { podProperties } from '../../model/agent.ts';
import { JenkinsOptionsSchema } from '../../model/jenkins-options.ts';
import { ConditionSchema, ValueSchema } from '../../model/value.ts';

/**
 * The shape that leaves the sandbox, as far as the lowering relies on it. What a team's code hands
 * over is untrusted: it is checked against this schema before anything reads it.
 */
const closed = { additionalProperties: false } as const;
const environmentName = { propertyNames: { pattern: '^[A-Za-z_][A-Za-z0-9_]*$' } } as const;

const Duration = Type.String({ pattern: '^\\d+(\\.\\d+)?(ms|s|m|h|d)$' });
const Text = ValueSchema;
const Env = Type.Record(Type.String(), Text, environmentName);
const FilesReference = Type.Object({ $files: Type.String() }, closed);
const ImageReference = Type.Object({ $image: Type.String() }, closed);
const AnswerReference = Type.Object({ $answer: Type.String() }, closed);
const Approval = Type.Object(
  {
    by: Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }),
    message: Type.Optional(Type.String({ minLength: 1 })),
    timeout: Type.Optional(Duration),
    questions: Type.Optional(Type.Array(AnswerReference)),
  },
  closed,
);
const containerOptions = {
  label: Type.Optional(Text),
  arguments: Type.Optional(Type.Array(Type.String({ minLength: 1 }))),
};
const Agent = Type.Union([
  Type.Enum(['none', 'any']),
  Type.Object({ label: Text }, closed),
  Type.Object(
    { container: Text, pull: Type.Optional(Type.Boolean()), ...containerOptions },
    closed,
  ),
  Type.Object(
    {
      dockerfile: Type.String({ minLength: 1 }),
      context: Type.Optional(Type.String({ minLength: 1 })),
      buildArguments: Type.Optional(Type.Record(Type.String(), Type.String(), environmentName)),
      ...containerOptions,
    },
    closed,
  ),
  Type.Object({ pod: Type.Object(podProperties, closed) }, closed),
]);
const Tools = Type.Record(Type.String(), Type.String({ minLength: 1 }));
const lockOptions = { newestFirst: Type.Optional(Type.Boolean()) };
const Lock = Type.Union([
  Type.String({ minLength: 1, maxLength: 200 }),
  Type.Object({ resource: Type.String({ minLength: 1, maxLength: 200 }), ...lockOptions }, closed),
  Type.Object(
    {
      label: Type.String({ minLength: 1, maxLength: 200 }),
      quantity: Type.Optional(Type.Integer({ minimum: 1 })),
      ...lockOptions,
    },
    closed,
  ),
]);
export const RawParameter = Type.Union([
  Type.Object(
    {
      type: Type.Literal('text'),
      default: Type.String(),
      description: Type.Optional(Type.String()),
      multiline: Type.Optional(Type.Boolean()),
    },
    closed,
  ),
  Type.Object(
    {
      type: Type.Literal('boolean'),
      default: Type.Boolean(),
      description: Type.Optional(Type.String()),
    },
    closed,
  ),
  Type.Object(
    {
      type: Type.Literal('choice'),
      values: Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }),
      description: Type.Optional(Type.String()),
    },
    closed,
  ),
]);
export type RawParameter = Static<typeof RawParameter>;

export const RawStepOptions = Type.Object(
  {
    id: Type.Optional(Type.String({ pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', maxLength: 40 })),
    label: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    directory: Type.Optional(Type.String({ minLength: 1 })),
    env: Type.Optional(Env),
    secrets: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Object({ reference: Type.String(), as: Type.Enum(['variable', 'file']) }, closed),
        environmentName,
      ),
    ),
    when: Type.Optional(ConditionSchema),
    timeout: Type.Optional(Duration),
    retry: Type.Optional(
      Type.Object(
        { attempts: Type.Integer({ minimum: 2, maximum: 10 }), delay: Type.Optional(Duration) },
        closed,
      ),
    ),
    onFailure: Type.Optional(Type.Enum(['fail', 'unstable', 'ignore'])),
    container: Type.Optional(Type.String({ minLength: 1 })),
    save: Type.Optional(Type.Record(Type.String(), Type.Object({ $value: Type.String() }, closed))),
    makes: Type.Optional(Type.Array(FilesReference)),
    needs: Type.Optional(Type.Array(FilesReference)),
  },
  closed,
);
export type RawStepOptions = Static<typeof RawStepOptions>;

export const RawStageOptions = Type.Object(
  {
    when: Type.Optional(ConditionSchema),
    agent: Type.Optional(Agent),
    env: Type.Optional(Env),
    timeout: Type.Optional(Duration),
    attempts: Type.Optional(Type.Integer({ minimum: 2, maximum: 10 })),
    approval: Type.Optional(Approval),
    agentAttempts: Type.Optional(Type.Integer({ minimum: 2, maximum: 5 })),
    tools: Type.Optional(Tools),
    checkout: Type.Optional(Type.Boolean()),
    milestone: Type.Optional(Type.Boolean()),
    lock: Type.Optional(Lock),
    to: Type.Optional(Type.String()),
    service: Type.Optional(
      Type.Union([
        ImageReference,
        Type.Object(
          {
            image: ImageReference,
            path: Type.Optional(Type.String({ pattern: '^/' })),
            deadline: Type.Optional(Duration),
          },
          closed,
        ),
      ]),
    ),
    failFast: Type.Optional(Type.Boolean()),
  },
  closed,
);
export type RawStageOptions = Static<typeof RawStageOptions>;

const Trigger = Type.Union([
  Type.Object({ kind: Type.Literal('push') }, closed),
  Type.Object(
    { kind: Type.Enum(['cron', 'poll']), schedule: Type.String({ minLength: 1 }) },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('upstream'),
      jobs: Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }),
      threshold: Type.Optional(Type.Enum(['unstable', 'failure'])),
    },
    closed,
  ),
]);

const { quietPeriodMs: _, ...rest } = JenkinsOptionsSchema.properties;

export const RawPipelineOptions = Type.Object(
  {
    name: Type.String(),
    description: Type.Optional(Type.String()),
    environments: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Object(
          {
            cluster: Type.String({ minLength: 1 }),
            namespace: Type.String({ minLength: 1 }),
            approval: Type.Optional(Approval),
            protected: Type.Optional(Type.Boolean()),
          },
          closed,
        ),
        { propertyNames: { pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$' } },
      ),
    ),
    parameters: Type.Optional(Type.Record(Type.String(), RawParameter, environmentName)),
    agent: Type.Optional(Agent),
    env: Type.Optional(Env),
    triggers: Type.Optional(Type.Array(Trigger)),
    concurrency: Type.Optional(Type.Enum(['all', 'queue', 'newest'])),
    timeout: Type.Optional(Duration),
    keepBuilds: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    tools: Type.Optional(Tools),
    failFast: Type.Optional(Type.Boolean()),
    stopWhenUnstable: Type.Optional(Type.Boolean()),
    jenkins: Type.Optional(
      Type.Object(
        {
          ...rest,
          quietPeriod: Type.Optional(Duration),
          keepDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650 })),
          keepArtifacts: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
        },
        closed,
      ),
    ),
  },
  closed,
);
export type RawPipelineOptions = Static<typeof RawPipelineOptions>;

const module = Type.Module({
  Step: Type.Object(
    {
      kind: Type.Literal('step'),
      contract: Type.String(),
      at: Type.String(),
      input: Type.Record(Type.String(), Type.Unknown()),
      options: Type.Record(Type.String(), Type.Unknown()),
      groups: Type.Array(
        Type.Object(
          {
            when: Type.Optional(Type.Unknown()),
            directory: Type.Optional(Type.String()),
            around: Type.Optional(
              Type.Object(
                { step: Type.String(), arguments: Type.Record(Type.String(), Type.Unknown()) },
                closed,
              ),
            ),
          },
          closed,
        ),
      ),
    },
    closed,
  ),
  Post: Type.Object(
    {
      always: Type.Optional(Type.Array(Type.Ref('Step'))),
      changed: Type.Optional(Type.Array(Type.Ref('Step'))),
      fixed: Type.Optional(Type.Array(Type.Ref('Step'))),
      regression: Type.Optional(Type.Array(Type.Ref('Step'))),
      aborted: Type.Optional(Type.Array(Type.Ref('Step'))),
      success: Type.Optional(Type.Array(Type.Ref('Step'))),
      unsuccessful: Type.Optional(Type.Array(Type.Ref('Step'))),
      unstable: Type.Optional(Type.Array(Type.Ref('Step'))),
      failure: Type.Optional(Type.Array(Type.Ref('Step'))),
      notBuilt: Type.Optional(Type.Array(Type.Ref('Step'))),
      cleanup: Type.Optional(Type.Array(Type.Ref('Step'))),
    },
    closed,
  ),
  Stage: Type.Object(
    {
      kind: Type.Literal('stage-node'),
      stageKind: Type.Enum(['build', 'test', 'publish', 'deploy', 'stage']),
      name: Type.String(),
      at: Type.String(),
      options: Type.Record(Type.String(), Type.Unknown()),
      matrix: Type.Optional(
        Type.Object(
          {
            axes: Type.Record(
              Type.String(),
              Type.Array(Type.String(), { minItems: 1 }),
              environmentName,
            ),
            exclude: Type.Array(
              Type.Record(Type.String(), Type.Union([Type.String(), Type.Array(Type.String())])),
            ),
          },
          closed,
        ),
      ),
      parallel: Type.Optional(Type.Boolean()),
      steps: Type.Optional(Type.Array(Type.Ref('Step'))),
      stages: Type.Optional(Type.Array(Type.Ref('Stage'))),
      post: Type.Ref('Post'),
    },
    closed,
  ),
  Raw: Type.Object(
    {
      definition: Type.Object(
        {
          kind: Type.Literal('pipeline'),
          at: Type.String(),
          options: Type.Record(Type.String(), Type.Unknown()),
          stages: Type.Array(Type.Ref('Stage')),
          post: Type.Ref('Post'),
        },
        closed,
      ),
      declarations: Type.Array(
        Type.Object(
          {
            kind: Type.Enum(['image', 'chart', 'files', 'value', 'answer', 'outside']),
            name: Type.String(),
            at: Type.String(),
            specification: Type.Record(Type.String(), Type.Unknown()),
          },
          closed,
        ),
      ),
      mistakes: Type.Array(
        Type.Object(
          {
            code: Type.String(),
            at: Type.String(),
            parameters: Type.Record(Type.String(), Type.String()),
          },
          closed,
        ),
      ),
    },
    closed,
  ),
});

export const RawOutput = module.Raw;
export type RawOutput = Static<typeof RawOutput>;
export type RawStage = RawOutput['definition']['stages'][number];
export type RawStep = Static<typeof module.Step>;
