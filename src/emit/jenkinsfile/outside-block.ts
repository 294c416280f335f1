import type { Step } from '../../model/step.ts';
import { callBlock, type Piece } from './document.ts';
import { toBlockArguments } from './jenkins-step.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Steps in the blocks of declared steps of others. Neighbours with the same block around them share
 * it, as they were written.
 */
export function printInBlocks(
  steps: readonly Step[],
  print: (step: Step) => readonly Piece[],
  around: Surroundings,
  depth = 0,
): Piece[] {
  const pieces: Piece[] = [];
  for (let from = 0; from < steps.length; ) {
    const first = steps[from] as Step;
    const block = first.around?.[depth];
    if (block === undefined) {
      pieces.push(...print(first));
      from += 1;
      continue;
    }
    const key = JSON.stringify(block);
    let to = from + 1;
    while (to < steps.length && JSON.stringify(steps[to]?.around?.[depth]) === key) to += 1;
    const named = toBlockArguments(block.arguments, around);
    if (named === undefined)
      around.inexpressible.push({
        node: `step:${first.id}`,
        problem: `${block.step} stands around it, and Jenkins does not know one of its values, which an earlier step found out`,
      });
    const inner = printInBlocks(steps.slice(from, to), print, around, depth + 1);
    pieces.push(callBlock(block.step, named ?? {}, inner));
    from = to;
  }
  return pieces;
}
