import type { Band, Diagram } from './diagram.ts';

/** A node of the layout engine once it has a rank: one of ours, a bend of a line, or a box's border. */
interface RankedNode {
  readonly rank?: number;
  order?: number;
  readonly dummy?: string;
  /** The line that the node is a bend of; a name tells a flow. */
  readonly edgeObj?: { readonly v: string; readonly w: string; readonly name?: string };
  readonly borderLeft?: Readonly<Record<number, string>>;
}

/** The part of the layout engine's graph that ordering needs. */
export interface RankedGraph {
  nodes(): string[];
  node(id: string): RankedNode;
  parent(id: string): string | undefined;
}

/** Smaller than any distance between two bands. */
const tiny = 1e-9;

/**
 * Puts the nodes of each rank into the order in which a team wrote its stages, from top to bottom.
 * The engine would look for the fewest crossings and turn stages around; a pipeline is made of
 * sequences and parallel groups, for which the written order has none.
 */
export function orderAsWritten(graph: RankedGraph, diagram: Diagram): void {
  const items = [...diagram.stages, ...diagram.groups, ...diagram.joints];
  const bands = new Map<string, Band>(items.map((item) => [item.id, item.band]));
  const heightOf = ({ top, bottom }: Band) => bottom - top;
  const middleOf = ({ top, bottom }: Band) => (top + bottom) / 2;

  /** The band that the group around a node leaves for its content; deeper ones are narrower. */
  const insideOf = (id: string): Band => {
    let depth = 0;
    for (let group = graph.parent(id); group !== undefined; group = graph.parent(group)) depth += 1;
    const { top, bottom } = bands.get(graph.parent(id) ?? '') ?? { top: 0, bottom: 1 };
    return { top: top + depth * tiny, bottom: bottom - depth * tiny };
  };

  const placeOf = (id: string): number => {
    const node = graph.node(id);
    const own = bands.get(id);
    if (own !== undefined) return middleOf(own);
    const inside = insideOf(id);
    if (node.edgeObj === undefined) {
      const group = graph.node(graph.parent(id) ?? '');
      return group?.borderLeft?.[node.rank ?? 0] === id ? inside.top : inside.bottom;
    }
    const ends = [node.edgeObj.v, node.edgeObj.w].map((end) => bands.get(end) ?? inside);
    // A flow passes below the stages that it skips, in the order of where flows come from; a line
    // keeps to the middle of its narrower end.
    if (node.edgeObj.name !== undefined)
      return inside.bottom - tiny * (1 - middleOf(ends[0] ?? inside) / 2);
    const narrow = ends.reduce((a, b) => (heightOf(b) < heightOf(a) ? b : a));
    return Math.min(inside.bottom, Math.max(inside.top, middleOf(narrow)));
  };

  const ranks = new Map<number, { id: string; place: number }[]>();
  for (const id of graph.nodes()) {
    const { rank } = graph.node(id);
    if (rank === undefined) continue;
    const members = ranks.get(rank) ?? [];
    ranks.set(rank, members);
    members.push({ id, place: placeOf(id) });
  }
  for (const members of ranks.values()) {
    members.sort((a, b) => a.place - b.place);
    members.forEach(({ id }, order) => {
      graph.node(id).order = order;
    });
  }
}
