import { type Static, Type } from 'typebox';
import { ConditionSchema, ValueSchema } from './value.ts';

/** A credential by reference; the value is fetched by the runner and given to one command only. */
export const SecretUseSchema = Type.Object(
  {
    /** `mount/path#field` in Vault's words. */
    reference: Type.String(),
    /** `variable`: the value itself; `file`: the variable holds the path of a private file with the value. */
    as: Type.Enum(['variable', 'file']),
  },
  { additionalProperties: false },
);
export type SecretUse = Static<typeof SecretUseSchema>;

/**
 * One step of a stage. `input` is what the contract's parameters describe, with references still
 * in it; everything else is common to all steps.
 */
export const StepSchema = Type.Object(
  {
    /** Stable over edits elsewhere in the file: the stage's id, the contract and a count. */
    id: Type.String(),
    /** Name of the contract. */
    contract: Type.String(),
    /** What people see; the contract and its first parameter unless the team said. */
    label: Type.String(),
    input: Type.Record(Type.String(), Type.Unknown()),
    directory: Type.Optional(Type.String()),
    env: Type.Optional(Type.Record(Type.String(), ValueSchema)),
    secrets: Type.Optional(Type.Record(Type.String(), SecretUseSchema)),
    when: Type.Optional(ConditionSchema),
    timeoutMs: Type.Optional(Type.Integer({ minimum: 1 })),
    retry: Type.Optional(
      Type.Object(
        { attempts: Type.Integer(), delayMs: Type.Integer() },
        { additionalProperties: false },
      ),
    ),
    /** `fail` stops the stage (default), `unstable` marks it and goes on, `ignore` only prints. */
    onFailure: Type.Optional(Type.Enum(['unstable', 'ignore'])),
    /** Output name → declared value that it fills. */
    save: Type.Optional(Type.Record(Type.String(), Type.String())),
    /** Name of the container of the stage's pod that it runs in; the first one unless said. */
    container: Type.Optional(Type.String()),
    /** Declared steps of others with a block around this one, outermost first. */
    around: Type.Optional(
      Type.Array(
        Type.Object(
          { step: Type.String(), arguments: Type.Record(Type.String(), Type.Unknown()) },
          { additionalProperties: false },
        ),
      ),
    ),
    /** Sets of files that exist when the step is done. */
    makes: Type.Optional(Type.Array(Type.String())),
    /** Sets of files that must be there before the step starts. */
    needs: Type.Optional(Type.Array(Type.String())),
  },
  { additionalProperties: false },
);
export type Step = Static<typeof StepSchema>;
