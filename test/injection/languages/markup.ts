import { isDeepStrictEqual } from 'node:util';
import { XMLParser } from 'fast-xml-parser';
import { printDiagram } from '../../../src/emit/diagram/emit-diagram.ts';
import { printReport } from '../../../src/local/report/print-report.ts';
import type { RunRecord, StageRecord, StepRecord } from '../../../src/local/run-record.ts';
import type { Pipeline } from '../../../src/model/pipeline.ts';
import type { Stage } from '../../../src/model/stage.ts';
import type { Step } from '../../../src/model/step.ts';
import type { Prepared } from '../prepare-round.ts';
import type { Tally } from '../tally.ts';

/** A document taken apart. */
export interface Markup {
  /** Names of elements and of their attributes, in the order of the document. */
  readonly elements: readonly string[];
  readonly texts: readonly string[];
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  allowBooleanAttributes: true,
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
  unpairedTags: ['meta', 'br', 'hr', 'img', 'link', 'input'],
  // A style sheet is no markup.
  stopNodes: ['*.style'],
  processEntities: { enabled: true, maxTotalExpansions: 1_000_000, maxExpandedLength: 10_000_000 },
});

/** Reads HTML or XML with the parser of the package fast-xml-parser. */
export function readMarkup(text: string): Markup {
  const elements: string[] = [];
  const texts: string[] = [];
  const visit = (nodes: readonly Record<string, unknown>[]): void => {
    for (const { ':@': attributes = {}, ...node } of nodes)
      for (const [name, content] of Object.entries(node)) {
        if (name === '#text') texts.push(String(content));
        else {
          elements.push([name, ...Object.keys(attributes as object)].join(' '));
          visit(content as Record<string, unknown>[]);
        }
      }
  };
  visit(parser.parse(text) as Record<string, unknown>[]);
  return { elements, texts };
}

/** What diagrams are made of: every element with its attributes that one of these pipelines has. */
export async function listDiagramElements(pipelines: readonly Pipeline[]): Promise<Set<string>> {
  const all = new Set<string>();
  for (const pipeline of pipelines)
    for (const element of readMarkup(await printDiagram(pipeline)).elements) all.add(element);
  return all;
}

/**
 * The diagram has no elements and no attributes that others have not. How many there are depends on
 * the texts: what has room for one card has none on another.
 */
export async function checkDiagram(
  { hostile, marked }: Prepared,
  known: ReadonlySet<string>,
  tally: Tally,
): Promise<string> {
  const svg = await printDiagram(hostile);
  const strangers = readMarkup(svg).elements.filter((element) => !known.has(element));
  const { texts } = readMarkup(await printDiagram(marked));
  const arrived = texts.join(' ').match(/mark\d+mark/g)?.length ?? 0;
  if (strangers.length === 0) tally.add(arrived, []);
  else tally.add(0, [`the diagram of ${hostile.name} has ${strangers.join(', ')}`]);
  return svg;
}

/** The report of a run has the same elements whatever the texts of the pipeline are. */
export function checkReport({ hostile, marked }: Prepared, tally: Tally): void {
  const read = (pipeline: Pipeline) =>
    readMarkup(printReport(recordOf(pipeline), partsOf(pipeline)));
  const [expected, found] = [read(marked), read(hostile)];
  const arrived = expected.texts.join(' ').match(/mark\d+mark/g)?.length ?? 0;
  if (isDeepStrictEqual(found.elements, expected.elements)) tally.add(arrived, []);
  else tally.add(0, [`the report of ${hostile.name} has other elements`]);
}

/** A run of the pipeline with its texts in every field that can have them. */
function recordOf(pipeline: Pipeline): RunRecord {
  return {
    version: 1,
    id: '20260102-030405',
    pipeline: pipeline.name,
    startedAt: '2026-01-02T03:04:05.000Z',
    durationMs: 1000,
    result: 'failed',
    branch: `b${pipeline.name}`,
    commit: 'a'.repeat(40),
    stages: pipeline.stages.map(toStage),
    post: [],
  };
}

function toStage(stage: Stage): StageRecord {
  const axes = stage.matrix?.axes.map(({ name, values }) => [name, values[0] ?? '']);
  return {
    id: stage.id,
    name: stage.name,
    ...(axes === undefined ? {} : { axes: Object.fromEntries(axes) }),
    result: 'failed',
    reason: stage.name,
    startMs: 0,
    durationMs: 1000,
    steps: (stage.steps ?? []).map(toStep),
    stages: (stage.stages ?? []).map(toStage),
  };
}

function toStep({ id, contract, label }: Step): StepRecord {
  return {
    id,
    contract,
    label,
    outcome: 'failed',
    startMs: 0,
    durationMs: 500,
    log: id,
    error: { code: 'x', message: `m${label}`, mend: `m${label}` },
    position: `p${label}`,
    kept: [],
    outputs: {},
  };
}

function partsOf(pipeline: Pipeline): Parameters<typeof printReport>[1] {
  const texts = Object.values(pipeline.files).flatMap(({ include }) => include);
  return {
    diagram: '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
    logs: new Map(
      pipeline.stages.flatMap(({ steps = [] }) => steps.map(({ id, label }) => [id, label])),
    ),
    artifacts: texts.map((text) => ({ name: text, href: `artifacts/${encodeURIComponent(text)}` })),
  };
}
