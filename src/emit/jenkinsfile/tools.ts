import { block, directive, type Piece } from './document.ts';

/** `tools { … }`: kind of tool → name of its installation; no piece without any. */
export function printTools(tools: Readonly<Record<string, string>>): Piece[] {
  const entries = Object.entries(tools);
  if (entries.length === 0) return [];
  return [
    block(
      'tools',
      entries.map(([kind, name]) => directive(kind, name)),
    ),
  ];
}
