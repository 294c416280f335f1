import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  budgetFile,
  countMembers,
  describeGrowth,
  measureTypes,
  readDeclarations,
  type TypeBudget,
} from './measure.ts';

const budget = JSON.parse(readFileSync(budgetFile, 'utf8')) as TypeBudget;

describe("what the DSL's types cost every compile", () => {
  const cost = measureTypes();

  test.each(['types', 'instantiations', 'symbols'] as const)(
    '%s stay within the budget',
    (kind) => {
      const growth = describeGrowth(budget.declarations, countMembers(readDeclarations()));
      expect(
        cost[kind],
        `${cost[kind]} ${kind}, ${budget.limits[kind]} allowed. What has grown since the budget was written:\n${growth}\nMake the types simpler, or write the budget anew with \`node test/types/budget/measure.ts\` and say why.`,
      ).toBeLessThanOrEqual(budget.limits[kind]);
    },
  );

  test('the pipeline file reads one file of declarations beside the library', () => {
    expect(readDeclarations()).not.toMatch(/^import /m);
  });
});

describe('naming what has grown', () => {
  test('members are counted in each declaration', () => {
    expect(
      countMembers(
        'interface One {\n  /** a: b */\n  readonly a: string;\n  run(x: { b: string }): void;\n  then<T>(): T;\n  readonly [brand]: T;\n}\nexport type Two = string | number;\ndeclare interface Three {\n}\n',
      ),
    ).toEqual({ One: 4, Two: 0, Three: 0 });
  });

  test('the largest growth comes first, new declarations too', () => {
    expect(
      describeGrowth({ One: 4, Two: 2, Three: 1 }, { One: 5, Two: 2, Three: 4, Four: 0 }),
    ).toBe('Three: 4 members, 3 more\nOne: 5 members, 1 more\nFour: 0 members, 0 more');
    expect(describeGrowth({ One: 4 }, { One: 4 })).toMatch(/computed/);
  });

  test('every step that a stage offers is in the budget', () => {
    expect(Object.keys(budget.declarations)).toEqual(
      expect.arrayContaining(['CommonSteps', 'DeploySteps', 'RunOptions', 'StageBuilders']),
    );
  });
});
