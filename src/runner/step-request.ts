import { type Static, Type } from 'typebox';
import { ServiceSchema } from '../model/stage.ts';
import { SecretUseSchema } from '../model/step.ts';
import { ConditionSchema, ValueSchema } from '../model/value.ts';

const closed = { additionalProperties: false } as const;

/**
 * What the runner gets for one step, as JSON: the map that the Jenkinsfile hands to
 * `vars/<contract>.groovy`, or the local engine builds from the model.
 *
 * Parameters of the build are values already (Jenkins knows them exactly, its environment does
 * not: recorded cases 046 and 049); every other reference is resolved by the runner. Handles are
 * replaced by their specification: `{"$image": "payments"}` by the image's whole one.
 */
export const StepRequestSchema = Type.Object(
  {
    /** Stage and step, `build.run`; unique in the build. */
    id: Type.String(),
    /** Name of the contract; `vars/<name>.groovy` adds it. */
    step: Type.String(),
    /** Version of the shared library that wrote the request; the runner refuses another than its own. */
    library: Type.Optional(Type.String()),
    /** Name of the pipeline. */
    pipeline: Type.String(),
    /** Id of the stage. */
    stage: Type.String(),
    /** The parameters of the contract; its own schema says which. Values may still be references. */
    input: Type.Record(Type.String(), Type.Unknown()),
    /** Folder to work in, relative to the workspace. */
    directory: Type.Optional(Type.String()),
    /** Variables for this step only. */
    env: Type.Optional(Type.Record(Type.String(), ValueSchema)),
    /** Variable name → the credential that it gets. */
    secrets: Type.Optional(Type.Record(Type.String(), SecretUseSchema)),
    /** The step is skipped unless this holds. */
    when: Type.Optional(ConditionSchema),
    /** The step is ended after this time, in milliseconds. */
    timeoutMs: Type.Optional(Type.Number()),
    /** How often the step is run in all, and the pause between two attempts. */
    retry: Type.Optional(Type.Object({ attempts: Type.Number(), delayMs: Type.Number() }, closed)),
    /** What a failure means; without it the stage fails. */
    onFailure: Type.Optional(Type.Enum(['unstable', 'ignore'])),
    /** Output name → declared value that it fills. */
    save: Type.Optional(Type.Record(Type.String(), Type.String())),
    /** The environment that the stage deploys to. */
    environment: Type.Optional(
      Type.Object(
        { name: Type.String(), cluster: Type.String(), namespace: Type.String() },
        closed,
      ),
    ),
    /** The cell of a matrix: axis → value. */
    axes: Type.Optional(Type.Record(Type.String(), Type.String())),
    /** Stages whose outputs were laid into the workspace; those of other builds count only when they are named here. */
    receives: Type.Optional(Type.Array(Type.String())),
    /** The service beside the stage's steps: the runner starts it for the step unless SERVICE_URL is set. */
    stageService: Type.Optional(ServiceSchema),
    /** Conditions on parameters need them; only those that the step's references name. */
    parameters: Type.Optional(
      Type.Record(Type.String(), Type.Union([Type.String(), Type.Boolean()])),
    ),
  },
  closed,
);
export type StepRequest = Readonly<Static<typeof StepRequestSchema>>;
