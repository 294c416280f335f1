/** A part of a build's log that one flow node wrote, or that is about one. */
export interface LogPiece {
  readonly text: string;
  /** Id of the flow node; undefined outside all. */
  readonly node: string | undefined;
  /** Whether Jenkins announces the node with it, `[Pipeline] { (Build)`, and nobody else can have written it. */
  readonly isMarker: boolean;
  /** The node around the one that begins here. */
  readonly enclosing?: string;
}

/**
 * The pieces of an HTML log. Jenkins wraps what a node writes in `<span class="pipeline-node-5">`,
 * and the line that announces a node in `<span class="pipeline-new-node" nodeId="5"
 * enclosingId="4">`; everything else is decoration (recorded: log/progressive-html,
 * log/ansi-progressive-html). The text of the log stands escaped in it, so that no output can
 * forge a span.
 *
 * A part may begin in the middle of what a node writes, and then says nothing of the node, whose span
 * the part before has closed (`FileLogStorage.writeHtmlTo` of the plugin workflow-api): `current` is
 * the node that the part before ended in.
 */
export function readLogHtml(
  html: string,
  current: string | undefined,
): { readonly pieces: LogPiece[]; readonly current: string | undefined } {
  const pieces: LogPiece[] = [];
  /** Open spans, innermost last; decoration repeats what is around it. */
  const open: Omit<LogPiece, 'text'>[] = [];
  const before: Omit<LogPiece, 'text'> = { node: current, isMarker: false };
  const outside: Omit<LogPiece, 'text'> = { node: undefined, isMarker: false };
  let isContinuation = current !== undefined;
  for (const [token] of html.matchAll(/<!--[\s\S]*?-->|<[^>]*>|[^<]+/g)) {
    if (token.startsWith('<!--')) continue;
    if (!token.startsWith('<')) {
      const around = open.at(-1) ?? (isContinuation ? before : outside);
      pieces.push({ ...around, text: decodeEntities(token) });
    } else if (/^<span\b/i.test(token)) {
      const span = readSpan(token);
      if (span !== undefined) isContinuation = false;
      open.push(span ?? open.at(-1) ?? (isContinuation ? before : outside));
    } else if (/^<\/span/i.test(token)) {
      // One more end than beginnings closes the span that began in the part before.
      if (open.pop() === undefined) isContinuation = false;
    }
  }
  const last = pieces.at(-1);
  return { pieces, current: last === undefined ? current : last.isMarker ? undefined : last.node };
}

function readSpan(tag: string): Omit<LogPiece, 'text'> | undefined {
  const inside = /class="pipeline-node-(\d+)"/.exec(tag)?.[1];
  if (inside !== undefined) return { node: inside, isMarker: false };
  if (!tag.includes('class="pipeline-new-node"')) return undefined;
  const node = /\bnodeId="(\d+)"/.exec(tag)?.[1];
  const startId = /\bstartId="(\d+)"/.exec(tag)?.[1];
  const enclosing = /\benclosingId="(\d+)"/.exec(tag)?.[1];
  // The end of a block has the id of its start and is enclosed by nothing.
  if (startId !== undefined && startId !== node) return { node: startId, isMarker: true };
  return { node, isMarker: true, ...(enclosing === undefined ? {} : { enclosing }) };
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi,
    (whole, decimal, hexadecimal, name) => {
      if (name !== undefined) return entities[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
