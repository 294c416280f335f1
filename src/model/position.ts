import type { Position } from '../diagnostics/position.ts';

/**
 * Where each node of a model was written. Kept beside the model, not in it, so that a comment or a
 * blank line leaves the compiled files as they are.
 *
 * Keys: `pipeline`, `stage:<id>`, `step:<id>`, `image:<name>`, `chart:<name>`, `files:<name>`,
 * `value:<name>`, `environment:<name>`, `parameter:<name>`, `outside:<name>`.
 */
export type Positions = Readonly<Record<string, Position>>;
