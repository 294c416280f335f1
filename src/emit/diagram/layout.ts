import { type Card, measureCard } from './card.ts';
import type { Diagram, DiagramFlow, DiagramGroup } from './diagram.ts';
import { measureText } from './measure-text.ts';
import { orderAsWritten, type RankedGraph } from './order-as-written.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Edge extends Point {
  readonly points: readonly Point[];
}

/** Everything of a diagram with its place; `x` and `y` are the middle of cards and boxes. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly cards: readonly (Card & Point)[];
  readonly boxes: readonly (DiagramGroup &
    Point & { readonly width: number; readonly height: number })[];
  readonly joints: readonly Point[];
  readonly lines: readonly (readonly Point[])[];
  readonly flows: readonly (DiagramFlow & {
    readonly points: readonly Point[];
    readonly label: Point;
  })[];
}

/** How far from the middle of a side a flow begins and ends. */
const flowOffset = 16;

const labelHeight = 24;

/** Size of the point where lines meet. */
const jointSize = 8;

/**
 * Gives every part of a diagram its place, from left to right. The layout engine is loaded when it
 * is asked for: nothing but a diagram needs it.
 */
export async function layOut(diagram: Diagram): Promise<Layout> {
  const { Graph, layout } = await import('@dagrejs/dagre');
  const graph = new Graph({ compound: true, multigraph: true });
  graph.setGraph({
    rankdir: 'LR',
    nodesep: 34,
    ranksep: 44,
    edgesep: 28,
    marginx: 24,
    marginy: 24,
  });
  const cards = diagram.stages.map(measureCard);
  for (const group of diagram.groups) graph.setNode(group.id, {});
  for (const { stage, width, height } of cards) graph.setNode(stage.id, { width, height });
  for (const { id } of diagram.joints) graph.setNode(id, { width: jointSize, height: jointSize });
  for (const { id, group } of [...diagram.stages, ...diagram.groups, ...diagram.joints])
    if (group !== undefined) graph.setParent(id, group);
  const isLine = (from: string, to: string) =>
    diagram.lines.some(([a, b]) => a === from && b === to);
  for (const [from, to] of diagram.lines)
    graph.setEdge(from, to, {
      // Heavy lines are short: branches begin as early as they run, and wait where they meet.
      weight: diagram.lines.filter(([, end]) => end === to).length > 1 ? 10 : 30,
      ...measureLabels(diagram.flows.filter((flow) => flow.from === from && flow.to === to)),
    });
  // What flows along a line stands on it; what skips stages gets a way of its own.
  const own = diagram.flows.filter((flow) => !isLine(flow.from, flow.to));
  own.forEach((flow, index) => {
    graph.setEdge(flow.from, flow.to, { weight: 1, ...measureLabels([flow]) }, String(index));
  });
  layout(graph, {
    customOrder: (ranked: unknown) => orderAsWritten(ranked as RankedGraph, diagram),
  });
  const place = (id: string) => graph.node(id) as Point & { width: number; height: number };
  const { width, height } = graph.graph() as { width: number; height: number };
  return {
    width,
    height,
    cards: cards.map((item) => ({ ...item, x: place(item.stage.id).x, y: place(item.stage.id).y })),
    boxes: diagram.groups.map((group) => ({ ...group, ...pick(place(group.id)) })),
    joints: diagram.joints.map(({ id }) => place(id)),
    lines: diagram.lines.map(([from, to]) =>
      route(graph.edge(from, to).points as Point[], place(from), place(to), 0),
    ),
    flows: [
      ...own.map((flow, index) => {
        const { points, x, y } = graph.edge(flow.from, flow.to, String(index)) as Edge;
        return {
          ...flow,
          points: route(points, place(flow.from), place(flow.to), flowOffset),
          label: { x, y },
        };
      }),
      ...diagram.flows
        .filter((flow) => !own.includes(flow))
        .map((flow, _, all) => {
          const { x, y } = graph.edge(flow.from, flow.to) as Edge;
          const beside = all.filter(({ from, to }) => from === flow.from && to === flow.to);
          const row = beside.indexOf(flow) - (beside.length - 1) / 2;
          return { ...flow, points: [], label: { x, y: y + row * labelHeight } };
        }),
    ],
  };
}

/** The place that the labels of a line need, one below the other. */
function measureLabels(flows: readonly DiagramFlow[]): object {
  if (flows.length === 0) return {};
  const width = Math.max(...flows.map((flow) => measureText(flow.name, 11))) + 36;
  return { width, height: flows.length * labelHeight, labelpos: 'c' };
}

/**
 * A line from the right side of one part to the left side of another, by way of the points that
 * the engine found. Flows keep off the middle of a side, where the order of execution arrives.
 */
function route(
  points: readonly Point[],
  from: Point & { width: number; height: number },
  to: Point & { width: number; height: number },
  offset: number,
): Point[] {
  const between = points.slice(1, -1);
  const side = (part: Point & { height: number }, next: Point | undefined) =>
    part.y + Math.sign((next?.y ?? part.y) - part.y || 1) * Math.min(offset, part.height / 3);
  return [
    { x: from.x + from.width / 2, y: side(from, between[0]) },
    ...between,
    { x: to.x - to.width / 2, y: side(to, between.at(-1)) },
  ];
}

function pick({ x, y, width, height }: Point & { width: number; height: number }) {
  return { x, y, width, height };
}
