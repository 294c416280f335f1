/** The line at the top of every page, invisible when it is rendered. */
export function printPageHeader(source: string): string {
  return `<!-- Generated from ${source} by \`npm run generate\`. Do not edit. -->`;
}

/** A page from its blocks, with a blank line between them and without empty ones. */
export function joinBlocks(blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
