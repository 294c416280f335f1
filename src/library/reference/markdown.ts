/**
 * Text for Markdown: whatever a contract says stays text. Every character that CommonMark or GitHub
 * give a meaning to is escaped, and line breaks become spaces, so that nothing can begin a heading,
 * a list or HTML. Bars are left to `printTable`, the only place where they mean something.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_[\]~$]/g, '\\$&')
    .replace(/^(\s*)([-+#])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** Text in which only `code` between back quotes has a meaning, on one line. */
export function printProse(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? printCode(part.slice(1, -1)) : escapeMarkdown(part)))
    .join('');
}

/** Paragraphs of `printProse`, from text with blank lines between them. */
export function printParagraphs(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => printProse(paragraph.trim()))
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** Inline code, whatever is in it: the fence is longer than any run of back quotes inside. */
export function printCode(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  if (flat.trim() === '') return '';
  // In a table no escape lets a code span hold a backslash before a bar.
  if (flat.includes('\\|')) return `<code>${escapeEntities(flat)}</code>`;
  const fence = '`'.repeat(longestRun(flat) + 1);
  const pad = /^`|`$|^ .* $/.test(flat) ? ' ' : '';
  return `${fence}${pad}${flat}${pad}${fence}`;
}

/** A heading whose anchor stays the same whatever else is on the page. */
export function printHeading(level: number, text: string, anchor: string): string {
  return `<a id="${escapeEntities(anchor)}"></a>\n\n${'#'.repeat(level)} ${escapeMarkdown(text)}`;
}

/** A block of code, whatever is in it. */
export function printFence(code: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(code) + 1));
  return `${fence}${language}\n${code}\n${fence}`;
}

/** A table of cells that are Markdown already, without the columns that are empty in every row; nothing without rows. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const columns = head.map((_, index) => index);
  const used = columns.filter((index) => rows.some((row) => (row[index] ?? '') !== ''));
  const printRow = (cells: readonly string[]) =>
    `| ${used.map((index) => (cells[index] ?? '').replaceAll('|', '\\|')).join(' | ')} |`;
  return [printRow(head), printRow(columns.map(() => '---')), ...rows.map(printRow)].join('\n');
}

function escapeEntities(text: string): string {
  return text.replace(/[&<>"'`\\|*_[\]~$]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
