import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Pipeline } from '../../src/model/pipeline.ts';
import type { Step } from '../../src/model/step.ts';
import { lowerBatch } from '../support/lower-batch.ts';

const file = join(import.meta.dirname, 'fixtures/encoding.pipeline.ts');
let pipeline: Pipeline;
beforeAll(() => {
  const lowered = lowerBatch([file]).get(file);
  expect(lowered?.diagnostics).toEqual([]);
  pipeline = lowered?.pipeline as Pipeline;
});

const stepOf = (command: string): Step =>
  pipeline.stages
    .flatMap((stage) => [
      ...(stage.steps ?? []),
      ...(stage.stages ?? []).flatMap(({ steps }) => steps ?? []),
    ])
    .find(({ label }) => label === command || label.startsWith(`${command} `)) as Step;
const main = { kind: 'branch', pattern: 'main' };
const dry = { kind: 'equals', actual: { $parameter: 'dry' }, expected: true };
const clean = { kind: 'equals', actual: { $value: 'clean' }, expected: true };

describe('conditions', () => {
  test('a yes-or-no value is a condition', () => {
    expect(stepOf('a').when).toEqual(dry);
    expect(stepOf('f').when).toEqual({
      kind: 'all',
      conditions: [
        { kind: 'any', conditions: [clean, { kind: 'not', condition: dry }] },
        { kind: 'all', conditions: [] },
      ],
    });
  });

  test('groups stand around what is in them, outermost first', () => {
    expect(stepOf('d')).toMatchObject({ directory: 'one/two', when: main });
    expect(stepOf('e')).toMatchObject({
      directory: 'one',
      when: { kind: 'not', condition: main },
    });
  });

  test('a choice and an axis are compared as texts', () => {
    expect(pipeline.stages[1]?.stages?.[0]?.when).toEqual({
      kind: 'equals',
      actual: { $parameter: 'level' },
      expected: 'minor',
    });
    expect(stepOf('i').when).toEqual({
      kind: 'equals',
      actual: { $axis: 'os' },
      expected: 'linux',
    });
  });
});

describe('values', () => {
  test('references take their place in lists and texts', () => {
    expect(stepOf('c').input).toEqual({
      command: ['c', { $parameter: 'level' }, { $text: ['x', { $value: 'version' }, 1] }],
    });
  });

  test('choices and transformations nest', () => {
    expect(stepOf('g').input).toEqual({
      command: {
        script: 'g "${PLATFORM_VALUE_1}"',
        values: {
          PLATFORM_VALUE_1: {
            $choose: {
              when: clean,
              chosen: 'yes',
              otherwise: {
                $transform: {
                  operation: 'truncate',
                  of: {
                    $transform: {
                      operation: 'replace',
                      of: { $value: 'version' },
                      with: ['v', ''],
                    },
                  },
                  with: ['3'],
                },
              },
            },
          },
        },
      },
    });
  });

  test('data of a team is never taken for a reference', () => {
    expect(stepOf('helmDeploy').input['values']).toEqual({
      $$value: 'data',
      nested: { $$text: [1, null], version: { $value: 'version' } },
      list: [{ $$: true }],
    });
  });
});

describe('steps and stages', () => {
  test('lists in lists are one list, in order', () => {
    expect(pipeline.stages[0]?.steps?.map(({ label }) => label.split(' ')[0])).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
      'f',
      'g',
      'outsideStep',
    ]);
    expect(pipeline.stages.map(({ name }) => name)).toEqual(['Steps', 'Group', 'Cells', 'Live']);
  });

  test('options of a step are apart from its parameters', () => {
    const { env, secrets, save, makes } = stepOf('g');
    expect(env).toEqual({ A: { $context: 'tag' } });
    expect(secrets).toEqual({
      C: { reference: 'kv/a#b', as: 'variable' },
      D: { reference: 'kv/a#c', as: 'file' },
    });
    expect(save).toEqual({ stdout: 'version' });
    expect(makes).toEqual(['bundle']);
  });

  test('a matrix keeps its axes in order', () => {
    expect(pipeline.stages[2]?.matrix).toEqual({
      axes: [{ name: 'os', values: ['linux', 'mac'] }],
      exclude: [{ os: ['mac'] }],
    });
  });

  test('handles are names of declarations', () => {
    expect(stepOf('helmDeploy').input).toMatchObject({
      chart: { $chart: 'cart' },
      image: { $image: 'shop/cart' },
    });
    expect(pipeline.values).toEqual({ version: 'text', clean: 'boolean' });
    expect(pipeline.files['bundle']?.include).toEqual(['dist/**', '!dist/**/*.map']);
  });

  test('an outside step knows its arguments', () => {
    expect(pipeline.outsideSteps['notify']).toEqual({
      step: 'notify',
      description: 'Tells.',
      laptop: 'print',
      parameters: {
        $class: { type: 'text', required: true },
        people: { type: 'list', required: false },
        build: { type: 'number', required: false },
      },
    });
    expect(stepOf('outsideStep').input['arguments']).toEqual({
      $$class: 'X',
      people: ['anna', { $context: 'branch' }],
      build: 3,
    });
  });
});
