import { expect, test } from 'vitest';
import { createStageGrouping } from '../../src/jenkins/log/group-by-stage.ts';
import { readLogHtml } from '../../src/jenkins/log/read-log-html.ts';

/** A line that announces a node, as in log/progressive-html; the end of a block names its start. */
const begin = (node: number, enclosing: number, text: string, isBlock = true) =>
  `<span class="pipeline-new-node" nodeId="${node}"${isBlock ? ` startId="${node}"` : ''} enclosingId="${enclosing}">[Pipeline] ${text}\r\n</span>`;
const end = (node: number, start: number, text: string) =>
  `<span class="pipeline-new-node" nodeId="${node}" startId="${start}">[Pipeline] ${text}\r\n</span>`;
const said = (node: number, text: string) =>
  `<span class="pipeline-node-${node}">${text}\r\n</span>`;

/** Two parallel stages whose steps write in turn; composed in the recorded form, since no such log was recorded. */
const parallel = [
  'Started by user Platform Admin\r\n',
  `<span class="pipeline-new-node" nodeId="2" startId="2">[Pipeline] Start of Pipeline\r\n</span>`,
  begin(3, 2, 'stage'),
  begin(4, 3, '{ (Checks)'),
  begin(5, 4, 'parallel'),
  begin(6, 5, '{ (Branch: unit)'),
  begin(7, 5, '{ (Branch: lint &amp; types)'),
  begin(8, 6, 'stage'),
  begin(9, 8, '{ (unit)'),
  begin(10, 7, 'stage'),
  begin(11, 10, '{ (lint &amp; types)'),
  begin(12, 9, 'sh', false),
  begin(13, 11, 'sh', false),
  said(12, '1 passed'),
  said(13, 'no &lt;b&gt;finding&lt;/b&gt;'),
  said(12, '[Pipeline] { (Forged)'),
  said(12, '2 passed'),
  end(14, 9, '}'),
  end(15, 8, '// stage'),
  said(13, 'done'),
  end(16, 11, '}'),
  end(17, 5, '// parallel'),
  'Finished: SUCCESS\r\n',
];

const readLines = (parts: readonly string[]) => {
  const grouping = createStageGrouping();
  let current: string | undefined;
  const lines = parts.flatMap((part) => {
    const read = readLogHtml(part, current);
    current = read.current;
    return grouping.add(read.pieces);
  });
  return [...lines, ...grouping.end()];
};

test('lines of parallel stages are told apart, and no output forges a stage', () => {
  const lines = readLines([parallel.join('')])
    .filter(({ isMarker }) => !isMarker)
    .map(({ stages, text }) => `${stages.join(' / ')}: ${text}`);
  expect(lines).toEqual([
    ': Started by user Platform Admin',
    'Checks / unit: 1 passed',
    'Checks / lint & types: no <b>finding</b>',
    'Checks / unit: [Pipeline] { (Forged)',
    'Checks / unit: 2 passed',
    'Checks / lint & types: done',
    ': Finished: SUCCESS',
  ]);
});

test('the same in any parts', () => {
  const whole = readLines([parallel.join('')]);
  for (let at = 1; at < parallel.length; at += 1)
    expect(readLines([parallel.slice(0, at).join(''), parallel.slice(at).join('')])).toEqual(whole);
  expect(readLines(parallel)).toEqual(whole);
});

test('a part that goes on in a node and does not say so belongs to that node', () => {
  const lines = readLines([
    `${begin(3, 2, 'stage')}${begin(4, 3, '{ (Build)')}${begin(5, 4, 'sh', false)}<span class="pipeline-node-5">one\r\ntw</span>`,
    'o\r\n</span>outside\r\n',
  ]);
  expect(lines.slice(3)).toEqual([
    { stages: ['Build'], text: 'one', isMarker: false },
    { stages: ['Build'], text: 'two', isMarker: false },
    { stages: [], text: 'outside', isMarker: false },
  ]);
});
