import type { Construct } from './dialect/construct.ts';
import { dialect } from './dialect/dialect.ts';
import { joinBlocks, printPageHeader } from './header.ts';
import { escapeMarkdown, printCode, printProse, printTable } from './markdown.ts';

/** The page of Declarative Pipeline: every construct with how it is written, or why it is left out. */
export function printDialectPage(): string {
  const all = dialect.flatMap(({ constructs }) => constructs);
  const offered = all.filter(({ written }) => written !== undefined);
  return joinBlocks([
    printPageHeader('src/library/reference/dialect'),
    '# Declarative Pipeline',
    printProse(
      `What a Jenkinsfile can say, and how a pipeline file says it: ${offered.length} constructs, and ${all.length - offered.length} that are left out with their reasons. Each that is offered stands in a golden Jenkinsfile under \`test/emit/golden\`, which the tests also run. Numbers are recorded cases of a real Jenkins; what has none is written from documentation.`,
    ),
    ...dialect.flatMap(({ title, about, constructs }) => [
      `## ${escapeMarkdown(title)}`,
      printProse(about),
      printTable(
        ['Jenkinsfile', 'Pipeline file', 'What it means', 'On a laptop', 'Golden', 'Recorded'],
        constructs.map(printRow),
      ),
    ]),
  ]);
}

function printRow({ name, written, meaning, laptop, golden, recorded }: Construct): string[] {
  return [
    name.split(', ').map(printCode).join(', '),
    written === undefined ? '—' : printCode(written),
    printProse(meaning),
    printProse(laptop ?? ''),
    golden === undefined ? '' : printCode(golden.pipeline),
    (recorded ?? []).join(', '),
  ];
}
