import type { DiagramStage } from './diagram.ts';
import { measureText } from './measure-text.ts';

/** Sizes of a card, in pixels. */
export const card = {
  leastWidth: 168,
  mostWidth: 264,
  paddingX: 16,
  paddingY: 14,
  titleSize: 14,
  titleHeight: 20,
  textSize: 12,
  lineHeight: 19,
  /** Left of a step's text, for its dot. */
  dotWidth: 12,
  /** Left of a badge's text, for its icon. */
  iconWidth: 20,
  chipHeight: 20,
  /** Between title, steps and badges. */
  gap: 8,
} as const;

/** More steps are counted, not shown. */
const mostSteps = 6;

/** A card's content and size. */
export interface Card {
  readonly stage: DiagramStage;
  readonly steps: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** The card of a stage: as wide as its longest text wants, within limits. */
export function measureCard(stage: DiagramStage): Card {
  const more = stage.steps.length - mostSteps;
  const steps =
    more > 1 ? [...stage.steps.slice(0, mostSteps), `and ${more} more steps`] : stage.steps;
  const widths = [
    measureText(stage.title, card.titleSize, true),
    ...(stage.environment === undefined
      ? []
      : [measureText(stage.environment, card.textSize) + 36]),
    ...steps.map((step) => card.dotWidth + measureText(step, card.textSize)),
    ...stage.badges.map((badge) => card.iconWidth + measureText(badge.text, card.textSize)),
  ];
  const wanted = Math.max(...widths) + 2 * card.paddingX;
  const parts = [
    card.titleHeight,
    ...(stage.environment === undefined ? [] : [card.chipHeight + 4]),
    ...(steps.length === 0 ? [] : [steps.length * card.lineHeight + card.gap]),
    ...(stage.badges.length === 0 ? [] : [stage.badges.length * card.lineHeight + card.gap + 6]),
  ];
  return {
    stage,
    steps,
    width: Math.ceil(Math.min(card.mostWidth, Math.max(card.leastWidth, wanted))),
    height: parts.reduce((sum, part) => sum + part, 2 * card.paddingY - 6),
  };
}
