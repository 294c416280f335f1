import { spawnSync } from 'node:child_process';
import { emitAccess } from '../../../src/emit/access/emit-access.ts';
import { goldenOptions } from '../../emit/compile-golden.ts';
import { fillMarks } from '../marks.ts';
import type { Prepared } from '../prepare-round.ts';
import type { Tally } from '../tally.ts';
import { readMarkup } from './markup.ts';

/** What the report of access is made of; none of these has an attribute. */
const allowed = new Set(['h1', 'h2', 'p', 'table', 'thead', 'tbody', 'tr', 'th', 'td']);

/** Everything that GitHub's renderer knows beside CommonMark; HTML is let through. */
const options = ['table', 'strikethrough', 'autolink', 'tasklist', 'footnotes']
  .flatMap((extension) => ['--extension', extension])
  .concat('--unsafe');

/** HTML of a Markdown file, as GitHub's own renderer makes it. */
export function renderMarkdown(text: string): string {
  const { status, stdout, stderr } = spawnSync('cmark-gfm', options, {
    input: text,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`cmark-gfm: ${stderr}`);
  return stdout;
}

/** `access.md` renders to headings, text and tables, and each text of the team to itself. */
export function checkMarkdown({ hostile, marked, texts }: Prepared, tally: Tally): void {
  const render = (pipeline: Prepared['hostile']) =>
    readMarkup(
      `<body>${renderMarkdown(emitAccess(pipeline, goldenOptions)[1]?.content ?? '')}</body>`,
    );
  const [expected, found] = [render(marked), render(hostile)];
  const strangers = found.elements.slice(1).filter((element) => !allowed.has(element));
  const shown = new Set(found.texts.map(toOneLine));
  // Of an address only the host counts: `host:443`.
  const wanted = expected.texts.filter((text) => isMarked(text) && !/:\d+$/.test(text));
  const lost = wanted
    .map((text) => toOneLine(fillMarks(text, texts)))
    // Of a reference to a secret the path is granted, without the field.
    .filter((text) => !shown.has(text) && !shown.has(text.split('#')[0] as string));
  if (strangers.length > 0) tally.add(0, [`Markdown of ${hostile.name}: ${strangers.join(', ')}`]);
  else
    tally.add(
      wanted.length - lost.length,
      lost.map((text) => `Markdown lost ${JSON.stringify(text)}`),
    );
}

function isMarked(text: string): boolean {
  return /mark\d+mark/.test(text);
}

/** White space is one blank, and NUL is what CommonMark makes of it. */
function toOneLine(text: string): string {
  return text.replaceAll('\0', '\ufffd').replace(/\s+/g, ' ').trim();
}
