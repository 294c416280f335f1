import type { Place, StageNode } from '../nodes.ts';

/** How a place where something is made stands to one where it is used. */
export type Relation =
  | { readonly kind: 'before'; readonly common: StageNode | undefined }
  | { readonly kind: 'after' }
  /** They stand in two branches that run at the same time. */
  | { readonly kind: 'beside' }
  /** Every cell of a matrix makes it, and the use stands outside. */
  | { readonly kind: 'in-matrix'; readonly matrix: StageNode };

/** Compares two places by the order and the nesting of their stages. */
export function comparePlaces(maker: Place, user: Place): Relation {
  let made = maker.stage;
  let used = user.stage;
  let matrix: StageNode | undefined;
  let madeChild: StageNode | undefined;
  let usedChild: StageNode | undefined;
  while (made !== used) {
    if (made !== undefined && (used === undefined || made.depth >= used.depth)) {
      if (made.stage.matrix !== undefined) matrix = made;
      madeChild = made;
      made = made.parent;
    } else if (used !== undefined) {
      usedChild = used;
      used = used.parent;
    }
  }
  const isBeside =
    made?.stage.parallel === true && madeChild !== undefined && usedChild !== undefined;
  if (isBeside) return { kind: 'beside' };
  if (maker.order >= user.order) return { kind: 'after' };
  return matrix === undefined ? { kind: 'before', common: made } : { kind: 'in-matrix', matrix };
}
