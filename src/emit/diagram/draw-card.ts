import { type Card, card } from './card.ts';
import type { Badge, DiagramStage } from './diagram.ts';
import { iconPath } from './icons.ts';
import type { Point } from './layout.ts';
import { fitText, measureText } from './measure-text.ts';
import { type Colour, colour } from './style.ts';
import { element, escapeXml } from './svg.ts';

/** A stage as a card: name, where it deploys to, steps, and facts about it. */
export function drawCard(placed: Card & Point): string {
  const { stage, width, height } = placed;
  const left = placed.x - width / 2;
  const top = placed.y - height / 2;
  const inner = width - 2 * card.paddingX;
  const tint: Colour = stage.kind === 'post' ? 'stage' : stage.kind;
  const parts: string[] = [
    element('title', {}, [escapeXml(describe(stage))]),
    ...drawFrame(left, top, placed, tint),
  ];
  let y = top + card.paddingY;
  const x = left + card.paddingX;
  parts.push(text(x, y + 13, fitText(stage.title, inner, card.titleSize, true), 'pd-title'));
  y += card.titleHeight;
  if (stage.environment !== undefined) {
    parts.push(drawChip(x, y + 2, fitText(stage.environment, inner - 32, 11), tint));
    y += card.chipHeight + 4;
  }
  if (placed.steps.length > 0) y += card.gap;
  for (const step of placed.steps) {
    const label = fitText(step, inner - card.dotWidth, card.textSize);
    parts.push(
      element('circle', { cx: x + 3, cy: y + 9, r: 2.2, fill: colour(tint) }),
      text(x + card.dotWidth, y + 13, label),
    );
    y += card.lineHeight;
  }
  if (stage.badges.length > 0) {
    y += card.gap / 2 + 3;
    parts.push(
      element('path', { d: `M${x} ${y}H${left + width - card.paddingX}`, stroke: colour('edge') }),
    );
    y += card.gap / 2 + 1;
  }
  for (const badge of stage.badges) {
    parts.push(drawBadge(x, y, badge, inner));
    y += card.lineHeight;
  }
  return element('g', {}, parts);
}

/** A badge's icon and text; also used on boxes. */
export function drawBadge(x: number, y: number, badge: Badge, width: number): string {
  const tint: Colour = badge.kind === 'approval' ? 'approval' : 'muted';
  return (
    element('path', {
      class: 'pd-icon',
      d: iconPath(badge.kind),
      transform: `translate(${Math.round(x)} ${Math.round(y + 2)})`,
      stroke: colour(tint),
    }) +
    text(
      x + card.iconWidth,
      y + 13,
      fitText(badge.text, width - card.iconWidth, card.textSize),
      'pd-muted',
    )
  );
}

/** A matrix is a stack of cards. */
function drawFrame(left: number, top: number, placed: Card, tint: Colour): string[] {
  const { width, height, stage } = placed;
  const frame = { width, height, rx: 10, fill: colour('card'), stroke: colour('edge') };
  const isStack = stage.badges.some((badge) => badge.kind === 'matrix');
  const offsets = isStack ? [8, 4, 0] : [0];
  const dashes = stage.kind === 'post' ? { 'stroke-dasharray': '4 3' } : {};
  return [
    ...offsets.map((offset) =>
      element('rect', { x: left + offset, y: top + offset, ...frame, ...dashes }),
    ),
    element('rect', {
      x: left,
      y: top + 12,
      width: 4,
      height: height - 24,
      rx: 2,
      fill: colour(tint),
    }),
  ];
}

function drawChip(x: number, y: number, label: string, tint: Colour): string {
  const width = measureText(label, 11) + 24;
  return (
    element('rect', { x, y, width, height: 18, rx: 9, fill: colour(tint), 'fill-opacity': 0.14 }) +
    element('path', {
      class: 'pd-icon',
      d: `M${x + 8} ${y + 9}h5m-2-2.2 2.2 2.2-2.2 2.2`,
      stroke: colour(tint),
    }) +
    element('text', { x: x + 17, y: y + 13, class: 'pd-small', style: `fill:${colour(tint)}` }, [
      escapeXml(label),
    ])
  );
}

function text(x: number, y: number, content: string, style?: string): string {
  return element('text', { x, y, class: style }, [escapeXml(content)]);
}

/** Everything on a card in one text, uncut: what a pointer shows. */
function describe(stage: DiagramStage): string {
  const where = stage.environment === undefined ? '' : ` to ${stage.environment}`;
  const kind = stage.kind === 'stage' || stage.kind === 'post' ? '' : `, ${stage.kind}${where}`;
  return [`${stage.title}${kind}`, ...stage.steps, ...stage.badges.map((badge) => badge.text)].join(
    '\n',
  );
}
