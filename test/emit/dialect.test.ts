import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/diagnostics/catalog/index.ts';
import { dialect } from '../../src/library/reference/dialect/dialect.ts';
import { postConditions } from '../../src/model/stage.ts';
import { goldenFolder } from './compile-golden.ts';

const all = dialect.flatMap(({ constructs }) => constructs);
const offered = all.filter(({ written }) => written !== undefined);
const names = new Set(all.flatMap(({ name }) => name.split(', ')));

/** What the linter of a recorded Jenkins names as valid, or the syntax reference has. */
const valid: Readonly<Record<string, string>> = {
  'agents (171)': 'any docker dockerfile kubernetes label none',
  'options of a pipeline (177)':
    'ansiColor authorizationMatrix buildDiscarder catchError checkoutToSubdirectory disableConcurrentBuilds disableRestartFromStage disableResume durabilityHint githubProjectProperty lock newContainerPerStage overrideIndexTriggers parallelsAlwaysFailFast podTemplate preserveStashes quietPeriod rateLimitBuilds retry script skipDefaultCheckout skipStagesAfterUnstable timeout timestamps waitUntil warnError withChecks withContext withCredentials withEnv wrap ws',
  'moments (192)': postConditions.join(' '),
  'triggers (052)': 'upstream cron githubPush pollSCM',
  'parameters (syntax reference)': 'string text booleanParam choice password',
  'conditions (syntax reference)':
    'branch tag buildingTag changelog changeset changeRequest environment equals expression isRestartedRun triggeredBy allOf anyOf not beforeAgent beforeInput beforeOptions',
  'input (syntax reference)': 'input submitter submitterParameter ok parameters',
  'sections (syntax reference)':
    'stage steps parallel matrix axes axis excludes exclude failFast environment tools libraries',
};

describe('the dialect has everything', () => {
  it.each(Object.entries(valid))('%s', (_, words) => {
    expect(words.split(' ').filter((word) => !names.has(word))).toEqual([]);
  });
});

describe('a construct that is offered', () => {
  it.each(offered)(
    '$name stands in a golden Jenkinsfile and says what a laptop does',
    (construct) => {
      const { golden, laptop } = construct;
      expect(golden).toBeDefined();
      expect(laptop).toBeDefined();
      const file = join(goldenFolder, golden?.pipeline ?? '', 'Jenkinsfile');
      expect(readFileSync(file, 'utf8')).toContain(golden?.shows);
    },
  );
});

describe('a construct that is left out', () => {
  it.each(all.filter(({ written }) => written === undefined))('$name says why', ({ meaning }) => {
    expect(meaning).toMatch(/^Left out/);
  });
});

it('findings that the table names exist', () => {
  const codes = new Set(Object.values(catalog).map(({ code }) => code as string));
  const named = all.flatMap(({ meaning }) => meaning.match(/\bP\d{3}\b/g) ?? []);
  expect(named.filter((code) => !codes.has(code))).toEqual([]);
});

it('recorded cases that the table names exist', () => {
  const folder = join(import.meta.dirname, '../engine/fixtures/recorded');
  const known = new Set(readdirSync(folder).map((name) => name.slice(0, 3)));
  const named = all.flatMap(({ recorded = [] }) => recorded);
  expect(named.filter((number) => !known.has(number))).toEqual([]);
});
