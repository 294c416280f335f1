import { type ProcessTree, signalTree } from './process-tree.ts';

/** The commands of this process that run now. */
export const liveTrees = new Set<ProcessTree>();

/** Kills every process of every command at once, without any grace. */
export function killLiveTrees(): void {
  for (const tree of liveTrees) signalTree(tree, 'SIGKILL');
}
