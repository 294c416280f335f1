import { type Static, Type } from 'typebox';

/**
 * What the build itself knows when it runs. Jenkins and a laptop run fill in the same names.
 *
 * `pullRequest` is the number as text; the names that do not apply to a build (no tag, no pull
 * request, no service) are empty text.
 */
export const contextNames = [
  'branch',
  'buildNumber',
  'buildUrl',
  'cluster',
  'commit',
  'environment',
  'jobName',
  'namespace',
  'pullRequest',
  'pullRequestTarget',
  'serviceUrl',
  'shortCommit',
  'tag',
] as const;
export type ContextName = (typeof contextNames)[number];

/** What can start a build; `push` is an event of the repository, `poll` a change that polling found. */
export const buildCauses = ['person', 'push', 'poll', 'timer', 'upstream'] as const;
export type BuildCause = (typeof buildCauses)[number];

/** What can be done to a text on its way; each takes the listed number of further texts. */
export const textOperations = {
  lower: 0,
  upper: 0,
  trim: 0,
  replace: 2,
  truncate: 1,
  slug: 0,
} as const;
export type TextOperation = keyof typeof textOperations;

/**
 * A value that is only known when the pipeline runs, and conditions over such values.
 *
 * A reference is an object with one key that begins with `$`. Objects that a team writes itself
 * (values of a chart) have such keys doubled (`$x` becomes `$$x`), so that data is never taken for
 * a reference.
 */
const module = Type.Module({
  Value: Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Ref('Reference')]),
  Reference: Type.Union([
    Type.Object({ $parameter: Type.String() }, { additionalProperties: false }),
    Type.Object({ $context: Type.Enum([...contextNames]) }, { additionalProperties: false }),
    Type.Object({ $value: Type.String() }, { additionalProperties: false }),
    Type.Object({ $axis: Type.String() }, { additionalProperties: false }),
    Type.Object({ $answer: Type.String() }, { additionalProperties: false }),
    Type.Object({ $text: Type.Array(Type.Ref('Value')) }, { additionalProperties: false }),
    Type.Object(
      {
        $transform: Type.Object(
          {
            operation: Type.Enum(Object.keys(textOperations) as TextOperation[]),
            of: Type.Ref('Value'),
            with: Type.Array(Type.String()),
          },
          { additionalProperties: false },
        ),
      },
      { additionalProperties: false },
    ),
    Type.Object(
      {
        $choose: Type.Object(
          { when: Type.Ref('Condition'), chosen: Type.Ref('Value'), otherwise: Type.Ref('Value') },
          { additionalProperties: false },
        ),
      },
      { additionalProperties: false },
    ),
  ]),
  Condition: Type.Union([
    Type.Object(
      { kind: Type.Literal('branch'), pattern: Type.String() },
      { additionalProperties: false },
    ),
    Type.Object(
      { kind: Type.Literal('tag'), pattern: Type.String() },
      { additionalProperties: false },
    ),
    Type.Object(
      {
        kind: Type.Literal('pull-request'),
        target: Type.Optional(Type.String()),
        /** The branch that it comes from. */
        source: Type.Optional(Type.String()),
        author: Type.Optional(Type.String()),
        /** Whether it comes from another repository. */
        fork: Type.Optional(Type.Boolean()),
      },
      { additionalProperties: false },
    ),
    Type.Object(
      { kind: Type.Literal('started-by'), cause: Type.Enum([...buildCauses]) },
      { additionalProperties: false },
    ),
    Type.Object(
      { kind: Type.Literal('commit-message'), contains: Type.String() },
      { additionalProperties: false },
    ),
    Type.Object(
      { kind: Type.Literal('changed'), paths: Type.Array(Type.String(), { minItems: 1 }) },
      { additionalProperties: false },
    ),
    Type.Object(
      { kind: Type.Literal('environment-variable'), name: Type.String(), value: Type.String() },
      { additionalProperties: false },
    ),
    Type.Object(
      {
        kind: Type.Literal('equals'),
        actual: Type.Ref('Value'),
        expected: Type.Union([Type.String(), Type.Number(), Type.Boolean()]),
      },
      { additionalProperties: false },
    ),
    Type.Object(
      { kind: Type.Literal('all'), conditions: Type.Array(Type.Ref('Condition')) },
      { additionalProperties: false },
    ),
    Type.Object(
      { kind: Type.Literal('any'), conditions: Type.Array(Type.Ref('Condition')) },
      { additionalProperties: false },
    ),
    Type.Object(
      { kind: Type.Literal('not'), condition: Type.Ref('Condition') },
      { additionalProperties: false },
    ),
  ]),
});

export const ValueSchema = module.Value;
export const ReferenceSchema = module.Reference;
export const ConditionSchema = module.Condition;
export type Value = Static<typeof ValueSchema>;
export type Reference = Static<typeof ReferenceSchema>;
export type Condition = Static<typeof ConditionSchema>;
