import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Section, SectionResult } from './section.ts';

const head = `# Soak

What \`npm run soak\` found with full counts. Each section says when, with which seed and on what
machine it ran; \`npm run soak -- --only <section>\` replaces one of them.
`;

/** Puts a section into the committed report, in place of its last run; the others stay. */
export function writeSectionReport(run: {
  readonly root: string;
  readonly section: Section;
  readonly result: SectionResult;
  readonly seed: number;
  readonly durationMs: number;
  /** Every section, in the order of the report. */
  readonly order: readonly Section[];
}): void {
  const file = join(run.root, 'test/soak/report.md');
  const texts = readSections(existsSync(file) ? readFileSync(file, 'utf8') : '');
  texts.set(run.section.name, printSection(run));
  const known = run.order.flatMap(({ name }) => texts.get(name) ?? []);
  writeFileSync(file, [head, ...known].join('\n'));
}

/** The text of each section by its name, with its heading. */
function readSections(report: string): Map<string, string> {
  const parts = report.split(/^(?=## )/m).slice(1);
  return new Map(parts.map((part) => [part.slice(3, part.indexOf('\n')), `${part.trimEnd()}\n`]));
}

function printSection({
  section,
  result,
  seed,
  durationMs,
}: {
  readonly section: Section;
  readonly result: SectionResult;
  readonly seed: number;
  readonly durationMs: number;
}): string {
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  const rows = [
    ['result', result.passed ? 'passed' : '**failed**'],
    ...result.figures,
    ['duration', `${(durationMs / 1000).toFixed(0)} s`],
    ['date, seed', `${new Date().toISOString().slice(0, 10)}, ${seed}`],
    ['machine', `${availableParallelism()} cores, ${gibibytes} GiB, Node ${process.versions.node}`],
  ];
  return [
    `## ${section.name}`,
    '',
    section.description,
    '',
    ...rows.map(([label, value]) => `- ${label}: ${value}`),
    ...(result.details === undefined ? [] : ['', result.details]),
    '',
  ].join('\n');
}
