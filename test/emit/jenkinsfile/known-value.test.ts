import { describe, expect, it } from 'vitest';
import { GroovyExpression } from '../../../src/emit/groovy/expression.ts';
import {
  printConditionExpression,
  toKnownValue,
} from '../../../src/emit/jenkinsfile/known-value.ts';
import { evaluateCondition } from '../../../src/model/resolve.ts';
import type { Condition, Value } from '../../../src/model/value.ts';
import { surroundingsOf } from './surroundings-of.ts';

const around = surroundingsOf(
  { environment: 'production', axes: ['OS'] },
  {
    parameters: {
      TEXT: { type: 'text', default: '', description: '' },
      FLAG: { type: 'boolean', default: false, description: '' },
    },
    environments: {
      production: { cluster: 'blue', namespace: 'shop', protected: true },
    },
  },
);
const print = (value: Value, where = around): unknown => {
  const known = toKnownValue(value, where);
  return known instanceof GroovyExpression ? `\`${known.code}\`` : known;
};
const text = (...parts: Value[]): Value => ({ $text: parts });
const transform = (
  operation: 'lower' | 'replace' | 'truncate',
  of: Value,
  ...rest: string[]
): Value => ({ $transform: { operation, of, with: rest } });

describe('values that Jenkins knows', () => {
  it.each<[Value, unknown]>([
    ['x', 'x'],
    [3, 3],
    [true, true],
    [{ $parameter: 'TEXT' }, '`params.TEXT`'],
    [{ $parameter: 'default' }, "`params.get('default')`"],
    [{ $axis: 'OS' }, '`env.OS`'],
    [{ $context: 'environment' }, 'production'],
    [{ $context: 'cluster' }, 'blue'],
    [{ $context: 'namespace' }, 'shop'],
    [{ $context: 'branch' }, "`env.CHANGE_BRANCH ?: env.BRANCH_NAME ?: ''`"],
    [text(), ''],
    [text('a', 'b', 3), 'ab3'],
    [text({ $parameter: 'TEXT' }), '`params.TEXT`'],
    [text({ $parameter: 'FLAG' }), "`'' + params.FLAG`"],
    [text({ $parameter: 'FLAG' }, 'x'), "`'' + params.FLAG + 'x'`"],
    [text('a', text('b', { $parameter: 'TEXT' }), 'c', 'd'), "`'ab' + params.TEXT + 'cd'`"],
    [text({ $context: 'cluster' }, '/', { $context: 'namespace' }), 'blue/shop'],
    [transform('lower', text('A', { $parameter: 'TEXT' })), "`('A' + params.TEXT).toLowerCase()`"],
    [transform('lower', 'A'), "`'A'.toLowerCase()`"],
    [transform('replace', { $parameter: 'TEXT' }, '', 'x'), '`params.TEXT`'],
    [transform('replace', { $parameter: 'TEXT' }, "'", '$1'), "`params.TEXT.replace('\\'', '$1')`"],
    [
      transform('truncate', { $parameter: 'FLAG' }, '3'),
      "`('' + params.FLAG).replaceFirst('(?s)^(.{0,3}).*$', '$1')`",
    ],
    [
      {
        $choose: {
          when: {
            kind: 'equals',
            actual: { $parameter: 'FLAG' },
            expected: true,
          },
          chosen: 'a',
          otherwise: { $parameter: 'TEXT' },
        },
      },
      "`params.FLAG ? 'a' : params.TEXT`",
    ],
  ])('%j', (value, printed) => {
    expect(print(value)).toEqual(printed);
  });

  it.each<Value>([
    { $value: 'v' },
    { $context: 'serviceUrl' },
    text('a', { $value: 'v' }),
    transform('lower', { $value: 'v' }),
    { $axis: 'OTHER' },
    {
      $choose: {
        when: { kind: 'all', conditions: [] },
        chosen: { $value: 'v' },
        otherwise: 'x',
      },
    },
    {
      $choose: {
        when: { kind: 'all', conditions: [] },
        chosen: 'x',
        otherwise: { $value: 'v' },
      },
    },
    {
      $choose: {
        when: { kind: 'changed', paths: ['x'] },
        chosen: 'x',
        otherwise: 'y',
      },
    },
  ])('but not %j', (value) => {
    expect(print(value)).toBeUndefined();
  });

  it('nor the commit before the checkout', () => {
    const before = surroundingsOf({ onAgent: false });
    expect(print({ $context: 'commit' }, before)).toBeUndefined();
    expect(print({ $context: 'shortCommit' }, before)).toBeUndefined();
    expect(print({ $context: 'commit' })).toBe("`env.GIT_COMMIT ?: ''`");
  });

  it('has no environment outside of one', () => {
    const outside = surroundingsOf();
    expect([
      print({ $context: 'environment' }, outside),
      print({ $context: 'cluster' }, outside),
      print({ $context: 'namespace' }, outside),
    ]).toEqual(['', '', '']);
  });
});

describe('conditions as code', () => {
  const code = (condition: Condition) => printConditionExpression(condition, around)?.code;
  const equals = (actual: Value, expected: string | number | boolean): Condition => ({
    kind: 'equals',
    actual,
    expected,
  });

  it.each<[Condition, string | undefined]>([
    [{ kind: 'pull-request' }, 'env.CHANGE_ID != null'],
    [{ kind: 'pull-request', target: 'main' }, "env.CHANGE_TARGET == 'main'"],
    [{ kind: 'environment-variable', name: 'A', value: '' }, "(env.A ?: '') == ''"],
    [{ kind: 'changed', paths: ['x'] }, undefined],
    [equals({ $parameter: 'FLAG' }, true), 'params.FLAG'],
    [equals({ $parameter: 'FLAG' }, false), '!params.FLAG'],
    [equals({ $parameter: 'FLAG' }, 'true'), 'false'],
    [equals({ $parameter: 'TEXT' }, 'x'), "params.TEXT == 'x'"],
    [equals({ $parameter: 'TEXT' }, 1), 'false'],
    [equals({ $parameter: 'TEXT' }, true), 'false'],
    [equals('x', 'x'), 'true'],
    [equals('1', 1), 'false'],
    [equals({ $value: 'v' }, 'x'), undefined],
    [{ kind: 'all', conditions: [] }, 'true'],
    [{ kind: 'any', conditions: [] }, 'false'],
    [{ kind: 'all', conditions: [equals({ $parameter: 'FLAG' }, true)] }, 'params.FLAG'],
    [
      {
        kind: 'all',
        conditions: [
          equals({ $parameter: 'FLAG' }, true),
          {
            kind: 'any',
            conditions: [{ kind: 'pull-request' }, equals({ $parameter: 'TEXT' }, '')],
          },
        ],
      },
      "params.FLAG && ((env.CHANGE_ID != null) || (params.TEXT == ''))",
    ],
    [
      {
        kind: 'all',
        conditions: [equals({ $parameter: 'FLAG' }, true), { kind: 'changed', paths: ['x'] }],
      },
      undefined,
    ],
    [{ kind: 'not', condition: { kind: 'pull-request' } }, '!(env.CHANGE_ID != null)'],
    [{ kind: 'not', condition: { kind: 'changed', paths: ['x'] } }, undefined],
  ])('%j', (condition, expected) => {
    expect(code(condition)).toBe(expected);
  });
});

describe('names of branches and tags', () => {
  const names = [
    'main',
    'MAIN',
    'release',
    'release/1',
    'release/1/2',
    'x/release/1',
    'rel-1',
    'a.b',
    'axb',
    'v1',
    '(x)',
    'ü',
    'a b',
    '$x',
  ];
  const patterns = [
    'main',
    'release/*',
    'release/**',
    '**/release/*',
    '**',
    '*',
    'rel?1',
    'a.b',
    'v*',
    '(x)',
    'Ü',
    'a b',
    '$x',
    '*/*',
  ];

  it.each(patterns)('%s matches as on a laptop', (pattern) => {
    const printed = printConditionExpression({ kind: 'tag', pattern }, around)?.code ?? '';
    const source = /==~ '\(\?iu\)(.*)'$/.exec(printed)?.[1]?.replaceAll('\\\\', '\\') ?? '?';
    const jenkins = new RegExp(`^(?:${source})$`, 'iu');
    const scope = (tag: string) => ({
      parameters: {},
      context: { tag } as never,
      values: {},
      axes: {},
      changedFiles: undefined,
      environment: {},
    });
    expect(names.filter((name) => jenkins.test(name))).toEqual(
      names.filter((name) => evaluateCondition({ kind: 'tag', pattern }, scope(name))),
    );
  });
});
