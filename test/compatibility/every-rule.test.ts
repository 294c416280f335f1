import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { compareLibraries } from '../../src/compatibility/compare-libraries.ts';
import { type RuleName, rules } from '../../src/compatibility/rules/index.ts';
import type { Bump } from '../../src/compatibility/rules/rule.ts';
import type { StepContract } from '../../src/contracts/contract.ts';
import { optional, record } from '../../src/contracts/schema.ts';
import { catalogue } from './catalogue.ts';
import {
  describeSample,
  sampleContract,
  sampleOutputs,
  sampleParameters,
} from './sample-contract.ts';

type Part = Partial<StepContract>;
type Pair = readonly [before: Part, after: Part, rule: RuleName, bump: Bump];

/** The step with one more parameter, whose schema says this beside its description. */
function text(options: object): Part {
  return take(Type.String({ description: 'More.', ...options }));
}

function number(options: object): Part {
  return take(Type.Integer({ description: 'More.', ...options }));
}

function texts(options: object): Part {
  return take(Type.Array(Type.String(), { description: 'More.', ...options }));
}

function map(options: object): Part {
  return take(Type.Record(Type.String(), Type.String(), { description: 'More.', ...options }));
}

function take(more: Parameters<typeof optional>[0]): Part {
  return { parameters: record({ ...sampleParameters, more: optional(more) }) };
}

function handOn(outputs: Parameters<typeof record>[0], part: Part = {}): Part {
  return { ...part, outputs: record(outputs) };
}

const { pages, ...otherOutputs } = sampleOutputs;
const old = { since: '1.1.0', use: 'other', reason: 'slow' };
const publish = (step: string, argument: string): Part => ({
  toJenkins: () => ({ step, arguments: { [argument]: 'docs' } }),
});

/** Changes that start elsewhere than the sample does, each judged by one rule that the catalogue leaves out. */
const pairs: readonly Pair[] = [
  [{ deprecated: old }, {}, 'step-deprecation-withdrawn', 'patch'],
  [
    { deprecated: old },
    { deprecated: { ...old, use: 'third' } },
    'step-deprecation-reworded',
    'patch',
  ],
  [{}, { since: '1.1.0' }, 'step-since-changed', 'patch'],
  [{ executor: 'jenkins' }, {}, 'executor-runner', 'major'],
  [{ runsTeamCode: true }, {}, 'team-code-lost', 'patch'],
  [{ privileged: false }, {}, 'privilege-gained', 'major'],
  [{ idempotence: 'unsafe' }, { idempotence: 'unknown' }, 'repetition-safer', 'patch'],
  [{ retry: 'never' }, {}, 'retry-gained', 'minor'],
  [publish('publishHTML', 'a'), publish('archive', 'a'), 'jenkins-step-changed', 'major'],
  [publish('publishHTML', 'a'), publish('publishHTML', 'b'), 'jenkins-arguments-changed', 'patch'],
  [publish('publishHTML', 'a'), {}, 'jenkins-step-lost', 'patch'],
  [text({ 'x-type': 'Duration' }), text({ 'x-type': 'Schedule' }), 'author-type-changed', 'major'],
  [text({ 'x-path': true }), text({}), 'path-freed', 'minor'],
  [text({}), text({ deprecated: true }), 'parameter-deprecated', 'minor'],
  [text({ deprecated: true }), text({}), 'parameter-deprecation-withdrawn', 'patch'],
  [text({ examples: ['a'] }), text({ examples: ['b'] }), 'parameter-example-changed', 'patch'],
  [text({}), text({ pattern: '^a' }), 'pattern-added', 'major'],
  [texts({ minItems: 2 }), texts({ minItems: 1 }), 'count-loosened', 'minor'],
  [map({}), map({ maxProperties: 3 }), 'size-tightened', 'major'],
  [map({ maxProperties: 3 }), map({ maxProperties: 4 }), 'size-loosened', 'minor'],
  [number({ multipleOf: 2 }), number({ multipleOf: 4 }), 'multiple-tightened', 'major'],
  [number({ multipleOf: 4 }), number({ multipleOf: 2 }), 'multiple-loosened', 'minor'],
  [texts({}), texts({ uniqueItems: true }), 'uniqueness-demanded', 'major'],
  [texts({ uniqueItems: true }), texts({}), 'uniqueness-waived', 'minor'],
  [text({}), text({ format: 'uri' }), 'format-added', 'major'],
  [text({ format: 'uri' }), text({ format: 'email' }), 'format-changed', 'major'],
  [text({ format: 'uri' }), text({}), 'format-removed', 'minor'],
  [map({ propertyNames: { pattern: '^[a-z]+$' } }), map({}), 'names-loosened', 'minor'],
  [
    {},
    handOn(
      { ...otherOutputs, count: pages },
      { changes: [{ kind: 'rename-output', from: 'pages', to: 'count', since: '2.0.0' }] },
    ),
    'output-renamed',
    'major',
  ],
  [handOn({ ...otherOutputs, pages: optional(pages) }), {}, 'output-certain', 'minor'],
];

describe('changes that one rule judges', () => {
  it.each(pairs.map((pair) => [pair[2], pair] as const))('%s', (_, [before, after, rule, bump]) => {
    const found = compareLibraries(
      describeSample([{ ...sampleContract, ...before }]),
      describeSample([{ ...sampleContract, ...after }]),
    );
    expect(found.differences.map((difference) => difference.rule)).toEqual([rule]);
    expect(found.bump).toBe(bump);
  });

  it('library-renamed', () => {
    const before = describeSample([sampleContract]);
    const { differences, bump } = compareLibraries(before, { ...before, name: '@shop/platform' });
    expect(differences.map((difference) => difference.rule)).toEqual(['library-renamed']);
    expect(bump).toBe('major');
  });
});

it('has a change for every rule', () => {
  const judged = new Set<string>([
    'library-renamed',
    ...catalogue.flatMap((entry) => entry.rules),
    ...pairs.map(([, , rule]) => rule),
  ]);
  expect(Object.keys(rules).filter((rule) => !judged.has(rule))).toEqual([]);
});
