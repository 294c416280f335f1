import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { measureCard } from '../../../src/emit/diagram/card.ts';
import { describeCondition } from '../../../src/emit/diagram/describe-condition.ts';
import { describeDiagram } from '../../../src/emit/diagram/describe-diagram.ts';
import { printDiagram } from '../../../src/emit/diagram/emit-diagram.ts';
import { layOut } from '../../../src/emit/diagram/layout.ts';
import { fitText, measureText } from '../../../src/emit/diagram/measure-text.ts';
import { escapeXml } from '../../../src/emit/diagram/svg.ts';
import type { Condition } from '../../../src/model/value.ts';
import { compileGolden, goldenCases } from '../compile-golden.ts';
import { groupOf, pipelineOf, runOf, stageOf } from '../pipeline-of.ts';

describe('what a diagram shows', () => {
  const stage = (id: string) => stageOf(id, [runOf(`${id}.r`)]);

  it('is the order of execution, with a point where many meet many', () => {
    const { lines, joints, groups, stages } = describeDiagram(
      pipelineOf(
        [
          stage('a'),
          groupOf('g', [stage('g.b'), groupOf('g.s', [stage('g.s.c'), stage('g.s.d')])], {
            parallel: true,
          }),
          groupOf('h', [stage('h.e'), stage('h.f')], { parallel: true }),
          stage('z'),
        ],
        { post: { always: [runOf('post.always.r')] } },
      ),
    );
    expect(lines.map(([from, to]) => `${from} → ${to}`).sort()).toEqual([
      'a → g.b',
      'a → g.s.c',
      'g.b → joint 1',
      'g.s.c → g.s.d',
      'g.s.d → joint 1',
      'h.e → z',
      'h.f → z',
      'joint 1 → h.e',
      'joint 1 → h.f',
      'z → the end',
    ]);
    expect(joints.map(({ id, group }) => [id, group])).toEqual([['joint 1', undefined]]);
    expect(groups.map(({ id, group }) => [id, group])).toEqual([
      ['g', undefined],
      ['g.s', 'g'],
      ['h', undefined],
    ]);
    expect(stages.map(({ id, group }) => [id, group])).toContainEqual(['g.s.d', 'g.s']);
  });

  it('are facts about stages', () => {
    const [card] = describeDiagram(
      pipelineOf([
        stageOf('s', [runOf('s.r', { label: 'npm ci' })], {
          name: 'Stage',
          kind: 'test',
          approval: { message: '?', by: ['a', 'b'], timeoutMs: 1 },
          when: { kind: 'branch', pattern: 'main' },
          lock: 'lab',
          matrix: { axes: [{ name: 'OS', values: ['x', 'y'] }], exclude: [] },
          service: { image: 'app', path: '/', deadlineMs: 1 },
          retryAttempts: 3,
          timeoutMs: 90_000,
          failFast: true,
          post: { failure: [runOf('p')], always: [runOf('q')] },
        }),
      ]),
    ).stages;
    expect(card?.badges.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'approval: asks a, b',
      'condition: when branch main',
      'lock: one at a time: lab',
      'matrix: OS: x, y',
      'service: beside app',
      'limit: up to 3 attempts, at most 90s, stops at the first failure',
      'after: after it: always, failure',
    ]);
    expect(card?.steps).toEqual(['npm ci']);
  });

  it('counts steps beyond the first six', () => {
    const stepsOf = (count: number) => {
      const steps = Array.from({ length: count }, (_, index) => runOf(`s.${index}`));
      const [stage] = describeDiagram(pipelineOf([stageOf('s', steps)])).stages;
      return stage === undefined ? [] : measureCard(stage).steps;
    };
    expect(stepsOf(7)).toHaveLength(7);
    expect(stepsOf(8)).toHaveLength(7);
    expect(stepsOf(8).at(-1)).toBe('and 2 more steps');
  });
});

describe('conditions in words', () => {
  const flag: Condition = {
    kind: 'equals',
    actual: { $parameter: 'DRY' },
    expected: true,
  };
  it.each<[Condition, string]>([
    [{ kind: 'tag', pattern: 'v*' }, 'tag v*'],
    [{ kind: 'pull-request' }, 'pull request'],
    [{ kind: 'pull-request', target: 'main' }, 'pull request into main'],
    [{ kind: 'changed', paths: ['a/**', 'b'] }, 'changed a/**, b'],
    [{ kind: 'environment-variable', name: 'A', value: 'x' }, 'A = x'],
    [flag, 'DRY'],
    [{ ...flag, expected: false }, 'not DRY'],
    [
      {
        kind: 'equals',
        actual: {
          $text: ['v', { $value: 'x' }, { $context: 'tag' }, { $axis: 'OS' }],
        },
        expected: 'a',
      },
      'vxtagOS = a',
    ],
    [
      {
        kind: 'equals',
        actual: {
          $transform: {
            operation: 'lower',
            of: { $context: 'branch' },
            with: [],
          },
        },
        expected: 1,
      },
      'lower branch = 1',
    ],
    [
      {
        kind: 'equals',
        actual: { $choose: { when: flag, chosen: 'a', otherwise: 'b' } },
        expected: 'a',
      },
      'a or b = a',
    ],
    [{ kind: 'all', conditions: [] }, 'always'],
    [{ kind: 'any', conditions: [] }, 'never'],
    [{ kind: 'any', conditions: [flag] }, 'DRY'],
    [
      {
        kind: 'all',
        conditions: [
          flag,
          {
            kind: 'any',
            conditions: [
              { kind: 'tag', pattern: 'a' },
              { kind: 'branch', pattern: 'b' },
            ],
          },
        ],
      },
      'DRY and (tag a or branch b)',
    ],
    [{ kind: 'not', condition: { kind: 'all', conditions: [flag, flag] } }, 'not (DRY and DRY)'],
    [{ kind: 'not', condition: { kind: 'all', conditions: [flag] } }, 'not DRY'],
  ])('%j is %s', (condition, words) => {
    expect(describeCondition(condition)).toBe(words);
  });
});

describe('text', () => {
  it('is cut between characters where it does not fit', () => {
    expect(fitText('short', 100, 12)).toBe('short');
    const cut = fitText('a rather long text', 60, 12);
    expect(cut).toMatch(/^a rat.*…$/);
    expect(measureText(cut, 12)).toBeLessThanOrEqual(60);
    expect(fitText('👩‍👩‍👧'.repeat(9), 60, 12)).toMatch(/^(👩‍👩‍👧)+…$/u);
  });

  it('is as wide as its characters', () => {
    expect(measureText('mm', 10)).toBeGreaterThan(measureText('ii', 10));
    expect(measureText('測試', 10)).toBeGreaterThan(measureText('ab', 10));
    expect(measureText('ab', 10, true)).toBeGreaterThan(measureText('ab', 10));
    expect(measureText('a\u0301', 10)).toBe(measureText('a', 10));
    expect(measureText('AB', 10)).toBeGreaterThan(measureText('ab', 10));
  });

  it('is text for XML', () => {
    expect(escapeXml('<a b="c">&\'\0\x0b\ud800\uffff\t')).toBe(
      '&lt;a b=&quot;c&quot;&gt;&amp;&#39;\ufffd\ufffd\ufffd\ufffd\t',
    );
  });
});

describe.each(goldenCases)('the picture of %s', async (name) => {
  const { pipeline } = await compileGolden(name);
  const diagram = describeDiagram(pipeline);
  const layout = await layOut(diagram);
  const svg = await printDiagram(pipeline);

  it('is well-formed, named for people who do not see it, and needs nothing else', () => {
    expect(XMLValidator.validate(svg)).toBe(true);
    const { svg: root } = new XMLParser({ ignoreAttributes: false }).parse(svg);
    expect(root['@_role']).toBe('img');
    expect(root['@_aria-label']).toBe(`Pipeline ${pipeline.name}`);
    expect(svg).not.toMatch(/href|url\(|@import|<script|<image|<foreignObject/);
    expect(svg).toContain('@media (prefers-color-scheme:dark)');
  });

  it('says everything on a card, uncut', () => {
    for (const stage of diagram.stages) expect(svg).toContain(`<title>${escapeXml(stage.title)}`);
  });

  it('lays no two cards over each other, and all inside', () => {
    for (const [index, a] of layout.cards.entries()) {
      expect(a.x - a.width / 2).toBeGreaterThanOrEqual(0);
      expect(a.x + a.width / 2).toBeLessThanOrEqual(layout.width);
      expect(a.y + a.height / 2).toBeLessThanOrEqual(layout.height);
      for (const b of layout.cards.slice(index + 1)) {
        const apart =
          Math.abs(a.x - b.x) >= (a.width + b.width) / 2 ||
          Math.abs(a.y - b.y) >= (a.height + b.height) / 2;
        expect(apart, `${a.stage.id} and ${b.stage.id}`).toBe(true);
      }
    }
  });

  it('keeps each card in its box, and others out', () => {
    const isInside = (id: string, box: string): boolean => id.startsWith(`${box}.`);
    for (const box of layout.boxes) {
      for (const { stage, x, y } of layout.cards) {
        const inside = Math.abs(x - box.x) < box.width / 2 && Math.abs(y - box.y) < box.height / 2;
        expect(inside, `${stage.id} in ${box.id}`).toBe(isInside(stage.id, box.id));
      }
    }
  });

  it('goes from left to right, and from top to bottom as written', () => {
    const place = new Map(layout.cards.map((card) => [card.stage.id, card]));
    for (const [from, to] of diagram.lines) {
      const [a, b] = [place.get(from), place.get(to)];
      if (a !== undefined && b !== undefined) expect(a.x).toBeLessThan(b.x);
    }
    for (const box of diagram.groups) {
      const members = diagram.stages
        .filter(({ group }) => group === box.id)
        .map(({ id }) => place.get(id));
      const columns = Map.groupBy(members, (member) => member?.x);
      for (const column of columns.values())
        expect(column.map((member) => member?.y)).toEqual(
          column.map((member) => member?.y).toSorted((a, b) => (a ?? 0) - (b ?? 0)),
        );
    }
  });
});
