import { catalog } from '../../diagnostics/catalog/index.ts';
import type { CatalogEntry } from '../../diagnostics/entry.ts';
import { joinBlocks, printPageHeader } from './header.ts';
import { escapeMarkdown, printCode, printFence, printProse, printTable } from './markdown.ts';

/** The groups of codes by their first digit, in the words of the page. */
const groups: Readonly<Record<string, string>> = {
  1: 'Reading and running the file',
  2: 'Use of the DSL',
  3: 'Names and shapes',
  4: 'What flows between steps',
  5: 'Steps, parameters and conditions',
  6: 'Environments and security',
  7: "Jenkins's limits and syntax",
  8: 'Habits',
  9: 'Accepted findings',
};

/** The page of all findings, by code; every one with cause, example and mend. */
export function printDiagnosticsPage(): string {
  const entries = Object.entries(catalog as Readonly<Record<string, CatalogEntry>>).sort(
    ([, a], [, b]) => (a.code < b.code ? -1 : 1),
  );
  const sections = Object.entries(groups).map(([digit, title]) => ({
    title: `P${digit}xx: ${title}`,
    members: entries.filter(([, { code }]) => code[1] === digit),
  }));
  return joinBlocks([
    printPageHeader('src/diagnostics/catalog'),
    '# Diagnostics',
    'Errors stop the compile. Warnings and notes are printed and counted; a line `// platform-allow P803: reason` above the place accepts one. `platform explain P401` prints an entry in the terminal.',
    ...sections
      .filter(({ members }) => members.length > 0)
      .flatMap(({ title, members }) => [
        `## ${escapeMarkdown(title)}`,
        printTable(['Code', 'Name', 'Severity'], members.map(printRow)),
        ...members.flatMap(printEntry),
      ]),
  ]);
}

function printRow([name, { code, severity }]: [string, CatalogEntry]): string[] {
  return [`[${code}](#${anchorOf(code, name)})`, printCode(name), severity];
}

function printEntry([name, entry]: [string, CatalogEntry]): string[] {
  return [
    `### ${entry.code} ${escapeMarkdown(name)}`,
    `*${entry.severity}.* ${printProse(entry.cause)}`,
    printFence(entry.example, 'ts'),
    `**Mend:** ${printProse(entry.mend)}`,
  ];
}

/** The anchor that GitHub gives the heading of an entry. */
function anchorOf(code: string, name: string): string {
  return `${code.toLowerCase()}-${name}`;
}
