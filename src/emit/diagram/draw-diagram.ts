import type { Diagram, DiagramFlow } from './diagram.ts';
import { drawBadge, drawCard } from './draw-card.ts';
import { iconPath } from './icons.ts';
import type { Layout, Point } from './layout.ts';
import { fitText, measureText } from './measure-text.ts';
import { colour, printStyle } from './style.ts';
import { element, escapeXml } from './svg.ts';

/** The diagram as one SVG that needs nothing else: no font, script or image. */
export function drawDiagram(diagram: Diagram, layout: Layout): string {
  const { width, height } = layout;
  const size = { width: Math.ceil(width), height: Math.ceil(height) };
  const children = [
    element('title', {}, [escapeXml(`Pipeline ${diagram.title}`)]),
    element('desc', {}, [escapeXml(diagram.description)]),
    element('style', {}, [printStyle()]),
    element('rect', { ...size, rx: 12, fill: colour('page') }),
    ...layout.boxes.map(drawBox),
    ...layout.lines.map((points) => drawLine(points)),
    ...layout.joints.map(({ x, y }) =>
      element('circle', { cx: x, cy: y, r: 3, fill: colour('line') }),
    ),
    ...layout.flows.filter((flow) => flow.points.length > 0).map(drawFlowLine),
    ...layout.cards.map(drawCard),
    ...layout.flows.map(drawFlowLabel),
  ];
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'pd',
      role: 'img',
      'aria-label': `Pipeline ${diagram.title}`,
      viewBox: `0 0 ${size.width} ${size.height}`,
      ...size,
    },
    children.map((child) => `\n${child}`),
  ).replace(/<\/svg>$/, '\n</svg>')}\n`;
}

function drawBox(box: Layout['boxes'][number]): string {
  const left = box.x - box.width / 2;
  const top = box.y - box.height / 2;
  const title = fitText(box.title, box.width - 28, 12);
  const titleWidth = measureText(title, 12) + 30;
  const badges = box.badges.map((badge) => ({ badge, width: measureText(badge.text, 12) + 32 }));
  let x = left + titleWidth;
  const drawn = badges.flatMap(({ badge, width }) => {
    if (x + width > left + box.width) return [];
    x += width;
    return [drawBadge(x - width, top + 3, badge, width)];
  });
  return element('g', {}, [
    element('title', {}, [
      escapeXml([box.title, ...box.badges.map((badge) => badge.text)].join('\n')),
    ]),
    element('rect', {
      x: left,
      y: top,
      width: box.width,
      height: box.height,
      rx: 12,
      fill: colour('box'),
      stroke: colour('edge'),
    }),
    element('text', { x: left + 14, y: top + 17, class: 'pd-muted', style: 'font-weight:600' }, [
      escapeXml(title),
    ]),
    ...drawn,
  ]);
}

/** Order of execution: a smooth line with an arrow at its end. */
function drawLine(points: readonly Point[]): string {
  return element('path', {
    d: smooth(points) + arrow(points),
    fill: 'none',
    stroke: colour('line'),
    'stroke-width': 1.6,
    'stroke-linejoin': 'round',
  });
}

function drawFlowLine(flow: Layout['flows'][number]): string {
  const stroke = { fill: 'none', stroke: colour(flow.kind), 'stroke-width': 1.4 };
  return (
    element('path', { d: smooth(flow.points), ...stroke, 'stroke-dasharray': '5 4' }) +
    element('path', { d: arrow(flow.points), ...stroke, 'stroke-linejoin': 'round' })
  );
}

function drawFlowLabel(flow: DiagramFlow & { readonly label: Point }): string {
  const width = measureText(flow.name, 11) + 32;
  const left = flow.label.x - width / 2;
  const top = flow.label.y - 10;
  return element('g', {}, [
    element('title', {}, [escapeXml(`${flow.kind} ${flow.name}, from ${flow.from} to ${flow.to}`)]),
    element('rect', {
      x: left,
      y: top,
      width,
      height: 20,
      rx: 10,
      fill: colour('card'),
      stroke: colour(flow.kind),
    }),
    element('path', {
      class: 'pd-icon',
      d: iconPath(flow.kind),
      transform: `translate(${Math.round(left + 7)} ${Math.round(top + 3)})`,
      stroke: colour(flow.kind),
    }),
    element('text', { x: left + 24, y: top + 14, class: 'pd-small' }, [escapeXml(flow.name)]),
  ]);
}

/** A path through the points that leaves and enters each of them level. */
function smooth(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const number = (value: number) => String(Math.round(value * 10) / 10);
  let path = `M${number(first.x)} ${number(first.y)}`;
  let before = first;
  for (const point of rest) {
    const middle = number((before.x + point.x) / 2);
    path +=
      before.y === point.y
        ? `H${number(point.x)}`
        : `C${middle} ${number(before.y)} ${middle} ${number(point.y)} ${number(point.x)} ${number(point.y)}`;
    before = point;
  }
  return path;
}

/** The head of an arrow that arrives level. */
function arrow(points: readonly Point[]): string {
  const end = points.at(-1) as Point;
  const x = Math.round(end.x * 10) / 10;
  const y = Math.round(end.y * 10) / 10;
  return `M${x - 6} ${y - 4}l6 4l-6 4`;
}
