import type { ScaffoldKind } from '../choices.ts';
import { chartFiles } from './chart.ts';
import { commonFiles } from './common.ts';
import { emptyFiles } from './empty.ts';
import { goFiles } from './go.ts';
import { javaFiles } from './java.ts';
import { nodeFiles } from './node.ts';

/** Path → content of every file of a new repository, in the order in which they are told. */
export function scaffold(kind: ScaffoldKind, name: string): ReadonlyMap<string, string> {
  const own = { node: nodeFiles, java: javaFiles, go: goFiles, empty: emptyFiles }[kind](name);
  return new Map([...own, ...(kind === 'node' ? chartFiles(name) : []), ...commonFiles(kind)]);
}
