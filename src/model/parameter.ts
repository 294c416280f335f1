import { type Static, Type } from 'typebox';

const closed = { additionalProperties: false } as const;

/** Something that a person chooses: when they start a build, or when they approve a stage. Secrets never are. */
export const ParameterSchema = Type.Union([
  Type.Object(
    {
      type: Type.Literal('text'),
      default: Type.String(),
      description: Type.String(),
      /** A field of several lines. */
      multiline: Type.Optional(Type.Boolean()),
    },
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
