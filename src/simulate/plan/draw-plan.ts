import { fitText, measureText } from '../../emit/diagram/measure-text.ts';
import { type Colour, colour, printStyle } from '../../emit/diagram/style.ts';
import { element, escapeXml } from '../../emit/diagram/svg.ts';
import type { PipelinePlan, PlannedRun, PlannedStage } from './plan.ts';
import { describeCost, planWords } from './print-plan.ts';

const margin = 24;
const fontSize = 12;
const rowHeight = 28;
const columnWidth = 34;
const indentWidth = 16;
const titleHeight = 34;
const longestBuild = 400;
const longestName = 260;
const longestCondition = 340;
/** Names of builds stand slanted above their columns. */
const slantDegrees = 45;

const tints: Readonly<Record<PlannedRun, Colour>> = {
  runs: 'deploy',
  asks: 'approval',
  depends: 'test',
  'left-out': 'edge',
};

/** A plan as one SVG that needs nothing else: builds as columns, stages as rows. */
export function drawPlan(plan: PipelinePlan): string {
  const { builds, stages } = plan;
  const names = builds.map(({ name }) => fitText(name, longestBuild, fontSize));
  const slant = Math.SQRT1_2 * Math.max(...names.map((name) => measureText(name, fontSize)));
  const nameWidth =
    16 + Math.max(120, ...stages.map((stage) => measureText(nameOf(stage), fontSize)));
  const conditionWidth = Math.max(0, ...stages.map((stage) => measureText(conditionOf(stage), 11)));
  const left = margin + nameWidth;
  const top = margin + titleHeight + slant + 14;
  const tableRight = left + builds.length * columnWidth;
  const notes = listNotes(plan);
  const legend = layLegend(plan);
  const legendTop = top + stages.length * rowHeight + 22;
  const noteTop = legendTop + 34;
  const notesWidth = Math.max(0, ...notes.map((note) => measureText(note, 11)));
  const last = legend.at(-1);
  const right = Math.max(
    (last?.x ?? 0) + (last?.width ?? 0),
    tableRight + 12 + conditionWidth,
    tableRight + slant,
    margin + notesWidth,
    480,
  );
  const size = {
    width: Math.ceil(right + margin),
    height: Math.ceil(noteTop + notes.length * 18 + margin - 10),
  };
  const title = `Plan of ${plan.pipeline}`;
  const children = [
    element('title', {}, [escapeXml(title)]),
    element('style', {}, [printStyle()]),
    element('rect', { ...size, rx: 12, fill: colour('page') }),
    text(margin, margin + 14, title, 'pd-title'),
    ...names.map((name, index) => drawHead(name, left + (index + 0.5) * columnWidth, top - 10)),
    ...stages.map((stage, index) =>
      drawRow(stage, index, { left, top: top + index * rowHeight, tableRight, right }, builds),
    ),
    ...legend.map(
      ({ run, x }) =>
        drawMark(run, x, legendTop, planWords[run]) +
        text(x + 14, legendTop + 4, planWords[run], 'pd-small'),
    ),
    ...notes.map((note, index) => text(margin, noteTop + index * 18, note, 'pd-muted pd-small')),
  ];
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    class: 'pd',
    role: 'img',
    'aria-label': title,
    viewBox: `0 0 ${size.width} ${size.height}`,
    ...size,
  };
  const lines = children.map((child) => `\n${child}`);
  return `${element('svg', attributes, lines).replace(/<\/svg>$/, '\n</svg>')}\n`;
}

function drawHead(name: string, x: number, y: number): string {
  const at = `translate(${Math.round(x)} ${Math.round(y)}) rotate(-${slantDegrees})`;
  return element('text', { transform: at }, [escapeXml(name)]);
}

function drawRow(
  stage: PlannedStage,
  index: number,
  place: { left: number; top: number; tableRight: number; right: number },
  builds: PipelinePlan['builds'],
): string {
  const { left, top, tableRight, right } = place;
  const middle = top + rowHeight / 2;
  const band = element('rect', {
    x: margin - 8,
    y: top,
    width: right - margin + 16,
    height: rowHeight,
    rx: 6,
    fill: index % 2 === 0 ? colour('card') : 'none',
  });
  const marks = stage.runs.map((run, column) =>
    drawMark(
      run,
      left + (column + 0.5) * columnWidth,
      middle,
      `${stage.name}, ${builds[column]?.name}: ${planWords[run]}`,
    ),
  );
  const x = margin + stage.depth * indentWidth;
  const name = fitText(stage.name, longestName, fontSize);
  return element('g', {}, [
    band,
    text(x, middle + 4, name, ''),
    ...marks,
    text(tableRight + 12, middle + 4, conditionOf(stage), 'pd-muted pd-small'),
  ]);
}

/** Each mark has a shape of its own, so that it is told without its colour too. */
function drawMark(run: PlannedRun, x: number, y: number, about: string): string {
  const fill = colour(tints[run]);
  const said = [element('title', {}, [escapeXml(about)])];
  switch (run) {
    case 'runs':
      return element('circle', { cx: x, cy: y, r: 6, fill }, said);
    case 'asks':
      return element('path', { d: `M${x} ${y - 8}l8 8l-8 8l-8 -8Z`, fill }, said);
    case 'depends':
      return element(
        'circle',
        { cx: x, cy: y, r: 5.5, fill: 'none', stroke: fill, 'stroke-width': 2 },
        said,
      );
    case 'left-out':
      return element('circle', { cx: x, cy: y, r: 2, fill }, said);
  }
}

/** The marks that the table has, with their words, and where each begins. */
function layLegend({ stages }: PipelinePlan): { run: PlannedRun; x: number; width: number }[] {
  const used = new Set(stages.flatMap(({ runs }) => runs));
  let x = margin + 8;
  return (Object.keys(planWords) as PlannedRun[]).flatMap((run) => {
    if (!used.has(run)) return [];
    const width = measureText(planWords[run], 11) + 40;
    x += width;
    return [{ run, x: x - width, width }];
  });
}

function listNotes(plan: PipelinePlan): string[] {
  const { approvals, secrets, builds } = plan;
  const where = (found: readonly number[]) => {
    const [first, ...more] = found.map((index) => builds[index]?.name);
    if (found.length === builds.length) return 'every build';
    return more.length === 0 ? first : `${first} and ${more.length} more`;
  };
  return [
    ...approvals.map(
      ({ stage, by, builds: found }) => `${stage} asks ${by.join(', ')} in ${where(found)}`,
    ),
    ...secrets.map(
      ({ reference, step, builds: found }) => `${step} asks for ${reference} in ${where(found)}`,
    ),
    `on the controller ${describeCost(plan)}`,
  ].map((note) => fitText(note, 900, 11));
}

function nameOf(stage: PlannedStage): string {
  return ' '.repeat(stage.depth * 4) + fitText(stage.name, longestName, fontSize);
}

function conditionOf({ condition = '' }: PlannedStage): string {
  return fitText(condition, longestCondition, 11);
}

function text(x: number, y: number, content: string, style: string): string {
  return element('text', { x, y, class: style === '' ? undefined : style }, [escapeXml(content)]);
}
