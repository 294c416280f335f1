import { catalog } from './catalog/index.ts';
import type { CatalogEntry } from './entry.ts';

/** The groups of codes by their first digit, in the words of the reference page. */
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

/** The reference of all findings as Markdown, by code; every one with cause, example and mend. */
export function printDiagnosticsReference(): string {
  const entries = Object.entries(catalog as Record<string, CatalogEntry>).sort(([, a], [, b]) =>
    a.code < b.code ? -1 : 1,
  );
  const pages = Object.entries(groups).flatMap(([digit, title]) => {
    const members = entries.filter(([, { code }]) => code[1] === digit);
    return members.length === 0
      ? []
      : [`## P${digit}xx: ${title}`, '', ...members.flatMap(printEntry)];
  });
  return `${['# Diagnostics', '', introduction, '', ...pages].join('\n').trimEnd()}\n`;
}

const introduction =
  'Errors stop the compile. Warnings and notes are printed and counted; a line `// platform-allow P803: reason` above the place accepts one. `platform explain P401` prints an entry in the terminal.';

function printEntry([name, entry]: [string, CatalogEntry]): string[] {
  return [
    `### ${entry.code} ${name}`,
    '',
    `*${entry.severity}.* ${entry.cause}`,
    '',
    '```ts',
    entry.example,
    '```',
    '',
    `**Mend:** ${entry.mend}`,
    '',
  ];
}
