import { type Static, Type } from 'typebox';
import type { Position } from '../diagnostics/position.ts';

/** Where something was written. */
const PositionSchema = Type.Object(
  {
    /** Relative to the repository, with forward slashes. */
    file: Type.String(),
    /** From 1. */
    line: Type.Integer({ minimum: 1 }),
    /** From 1, in UTF-16 units. */
    column: Type.Integer({ minimum: 1 }),
  },
  { additionalProperties: false },
);

/**
 * The side file `.platform/positions.json`: a line is shown only while the file it points into is
 * the one that was compiled.
 */
export const PositionsFileSchema = Type.Object(
  {
    /** SHA-256 of each file of the repository that the pipeline was evaluated from, by path. */
    sources: Type.Record(Type.String(), Type.String({ pattern: '^[0-9a-f]{64}$' })),
    /** Key of a node, `stage:<id>` or `step:<id>`, → where it was written. */
    positions: Type.Record(Type.String(), PositionSchema),
  },
  { additionalProperties: false },
);
export type PositionsFile = Static<typeof PositionsFileSchema>;

/**
 * Where each node of a model was written. Kept beside the model, not in it, so that a comment or a
 * blank line leaves the compiled files as they are.
 *
 * Keys: `pipeline`, `stage:<id>`, `step:<id>`, `image:<name>`, `chart:<name>`, `files:<name>`,
 * `value:<name>`, `outside:<name>`. No call stands at an environment, a parameter or a trigger
 * (`environment:<name>`, `parameter:<name>`, `trigger:<number from 0>`): the compiler finds them in
 * the text when something is to be said of them.
 */
export type Positions = Readonly<Record<string, Position>>;
