import { describe, expect, it } from 'vitest';
import { listNames, suggestName } from '../../../src/analysis/suggest-name.ts';
import type { Condition } from '../../../src/model/value.ts';
import { codesOf, messagesOf, pipelineOf, runOf, stageOf, stepOf } from '../build-pipeline.ts';

const onMain: Condition = { kind: 'branch', pattern: 'main' };

describe('what people read', () => {
  it('of an output of another type', () => {
    const of = (save: Record<string, string>, contract = 'run') =>
      messagesOf(
        pipelineOf([stageOf('a', [stepOf(contract, { command: 'x' }, { save })])], {
          values: { text: 'text', number: 'number', boolean: 'boolean' },
        }),
        'P509',
      );
    expect(of({ stdout: 'number' })).toEqual([
      'Step "run": output "stdout" is a text, and the value it is saved into is a number.',
    ]);
    expect(of({ exitCode: 'boolean' })).toEqual([
      'Step "run": output "exitCode" is a number, and the value it is saved into is yes or no.',
    ]);
    expect(of({ tags: 'text' }, 'ecrPush')).toEqual([
      'Step "ecrPush": output "tags" is a list, and the value it is saved into is a text.',
    ]);
  });

  it('of a log-in, without the password', () => {
    const pipeline = pipelineOf([stageOf('a', [runOf('docker login -u bob -p x1')])]);
    expect(messagesOf(pipeline, 'P813')).toEqual([
      'Step "run" gives a password as an argument (`docker login … -p`).',
    ]);
  });

  it('of conditions', () => {
    const never = (...conditions: Condition[]) =>
      messagesOf(
        pipelineOf([stageOf('a', [runOf('x', { when: { kind: 'all', conditions } })])]),
        'P517',
      );
    expect(never(onMain, { kind: 'not', condition: onMain })).toEqual([
      'This condition never holds: it asks to run on branch "main" and not on branch "main".',
    ]);
    expect(never({ kind: 'tag', pattern: 'v*' }, { kind: 'pull-request', target: 'main' })).toEqual(
      ['This condition never holds: it asks to run on tag "v*" and in pull requests into "main".'],
    );
    const equals = (expected: string): Condition => ({
      kind: 'equals',
      actual: { $context: 'tag' },
      expected,
    });
    expect(never(equals('a'), equals('b'))).toEqual([
      'This condition never holds: it asks to run when a value is "a" and when a value is "b".',
    ]);
    const group: Condition = {
      kind: 'any',
      conditions: [equals('a'), { kind: 'all', conditions: [equals('b'), onMain] }],
    };
    expect(never(group, { kind: 'not', condition: group })[0]).toContain(
      'when a value is "a" or when a value is "b" and on branch "main"',
    );
    const rest: Condition[] = [
      { kind: 'changed', paths: ['a', 'b'] },
      { kind: 'environment-variable', name: 'X', value: 'y' },
      { kind: 'pull-request' },
    ];
    const words = ['when "a" or "b" changed', 'when X is "y"', 'in pull requests'];
    rest.forEach((condition, index) => {
      expect(never(condition, { kind: 'not', condition })[0]).toContain(
        `to run ${words[index]} and`,
      );
    });
  });
});

describe('suggestions', () => {
  it('are near names', () => {
    expect(suggestName('stagging', ['production', 'staging'])).toBe('; did you mean "staging"?');
    expect(suggestName('xyz', ['production', 'staging'])).toBe('');
    expect(suggestName('a', [])).toBe('');
    expect(suggestName('', [''])).toBe('');
    const long = 'x'.repeat(99);
    expect(suggestName(`${long}y`, [long])).toContain('did you mean');
    expect(suggestName(`${long}yy`, [long])).toBe('');
  });

  it('may be two letters away, or a third of the name', () => {
    expect(suggestName('ab', ['cd'])).not.toBe('');
    expect(suggestName('abc', ['xyz'])).toBe('');
    expect(suggestName('abcdefghi', ['abcdefxyz'])).not.toBe('');
    expect(suggestName('abcdefghi', ['abcdewxyz'])).toBe('');
  });

  it('know the options of steps', () => {
    const of = (name: string) =>
      messagesOf(
        pipelineOf([stageOf('a', [stepOf('run', { command: 'x', [name]: 'y' })])]),
        'P502',
      );
    expect(of('directry')[0]).toContain('did you mean `directory`?');
    expect(of('tmeout')[0]).toContain('did you mean `timeout`?');
    expect(of('contrac')[0]).not.toContain('contract');
  });

  it('list names as a sentence does', () => {
    expect(listNames([])).toBe('');
    expect(listNames(['a'])).toBe('"a"');
    expect(listNames(['a', 'b'])).toBe('"a" or "b"');
    expect(listNames(['a', 'b', 'c'])).toBe('"a", "b" or "c"');
  });
});

describe('odd data', () => {
  it('that only looks like a reference is data', () => {
    for (const odd of [
      { $transform: null },
      { $choose: 'x' },
      { $text: 'x' },
      { $parameter: 1 },
      { $other: 'x' },
      { $parameter: 'a', more: 1 },
    ])
      expect(
        codesOf(
          pipelineOf([
            stageOf('a', [stepOf('helmDeploy', { chart: { $chart: 'x' }, values: { a: odd } })]),
          ]),
        ),
      ).not.toContain('P514');
  });

  it('in a list is no name', () => {
    const key = 'AKIAABCDEFGHIJKLMNOP';
    const of = (values: unknown) =>
      messagesOf(
        pipelineOf([stageOf('a', [stepOf('helmDeploy', { chart: { $chart: 'x' }, values })])]),
        'P608',
      );
    expect(of({ a: [key] })).toEqual([
      'Step "helmDeploy", input.values.a holds an AWS access key.',
    ]);
    expect(of({ [key]: 1 })).toEqual(['Step "helmDeploy", a name holds an AWS access key.']);
    expect(of({ a: [1, 2] })).toEqual([]);
  });

  it('of a variable of the pipeline that changes Node', () => {
    const env = { NODE_OPTIONS: 'x' };
    expect(codesOf(pipelineOf([stageOf('a', [runOf('x')])], { env }))).toEqual(['P513']);
  });

  it('one of several known conditions is enough to exclude', () => {
    const save = runOf('git describe', { save: { stdout: 'v' } });
    const use = stepOf('printMessage', { message: { $value: 'v' } });
    const when: Condition = {
      kind: 'all',
      conditions: [
        { kind: 'changed', paths: ['x'] },
        { kind: 'branch', pattern: 'main' },
      ],
    };
    const not: Condition = { kind: 'not', condition: { kind: 'branch', pattern: 'dev' } };
    const pipeline = pipelineOf(
      [stageOf('a', [save], { when: not }), stageOf('b', [use], { when })],
      { values: { v: 'text' } },
    );
    expect(codesOf(pipeline)).toEqual([]);
  });
});
