import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import semver from 'semver';
import { beforeAll, describe, expect, it } from 'vitest';
import { compilePipelines } from '../../src/compiler/compile.ts';
import type { StepContract } from '../../src/contracts/contract.ts';
import { contracts } from '../../src/contracts/index.ts';
import { explainReservedName } from '../../src/contracts/reserved-names.ts';
import { readContracts } from '../../src/development/read-contracts.ts';
import { stepOptionNames } from '../../src/dsl/step-options.ts';
import { toCamelCase } from '../../src/library/contract-index.ts';
import { schemaKeywords } from '../../src/library/schemas/print-schema.ts';
import { printExamplePipeline } from '../../src/library/step-example.ts';
import { parameterNames } from '../../src/library/vars/request-names.ts';
import { toJsonSchema } from '../../src/schema/json-schema.ts';
import { packageVersion } from '../../src/version.ts';
import { arbitraryFromSchema } from './arbitrary-from-schema.ts';

const root = join(import.meta.dirname, '../..');
const all = Object.values(contracts) as unknown as StepContract[];
const ajv = new Ajv2020({ strict: true, allErrors: true });
for (const keyword of schemaKeywords) ajv.addKeyword(keyword);

interface Documented {
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
}

function propertiesOf(schema: unknown): [string, Documented][] {
  return Object.entries((schema as { properties: Record<string, Documented> }).properties);
}

it('is in the index exactly when it has a file, under the name of that file', async () => {
  const found = await readContracts(root);
  expect([...found.values()].map(({ name }) => name)).toEqual(Object.keys(contracts));
  for (const [file, contract] of found) expect(contract.name).toBe(toCamelCase(file));
});

describe.each(all)('$name', (contract) => {
  it('has a name that is free in Jenkins, Groovy, TypeScript and the DSL', () => {
    expect(explainReservedName(contract.name)).toBeUndefined();
  });

  it('has parameters that no option of every step and no object hides', () => {
    const taken = new Set<string>(stepOptionNames);
    for (const name of parameterNames(contract)) {
      expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/);
      expect(taken.has(name) || name in Object.prototype, name).toBe(false);
    }
  });

  it('says in sentences what it, its parameters and its outputs are', () => {
    const texts = [
      contract.summary,
      ...contract.description.split('\n\n'),
      ...[...propertiesOf(contract.parameters), ...propertiesOf(contract.outputs)].map(
        ([, { description }]) => description ?? '',
      ),
    ];
    for (const text of texts) expect(text).toMatch(/^[\p{Lu}`].*[.…]$/su);
  });

  it('is of a version that was there, and names a replacement that is there', () => {
    expect(semver.lte(contract.since, packageVersion)).toBe(true);
    if (contract.deprecated === undefined) return;
    expect(Object.keys(contracts)).toContain(contract.deprecated.use);
    expect(semver.gte(contract.deprecated.since, contract.since)).toBe(true);
  });

  it('takes by position what it has, required ones first', () => {
    const { properties, required = [] } = contract.parameters as unknown as {
      properties: object;
      required?: string[];
    };
    expect(contract.positional.filter((name) => !(name in properties))).toEqual([]);
    const isOptional = contract.positional.map((name) => !required.includes(name));
    expect(isOptional).toEqual([...isOptional].sort());
    expect(new Set(contract.positional).size).toBe(contract.positional.length);
  });

  it('has defaults and examples that its own schema takes', () => {
    for (const [name, property] of propertiesOf(contract.parameters)) {
      const validate = ajv.compile(toJsonSchema(property));
      const values = [
        ...(property.default === undefined ? [] : [property.default]),
        ...(property.examples ?? []),
      ];
      for (const value of values)
        expect(validate(value), `${name}: ${ajv.errorsText(validate.errors)}`).toBe(true);
    }
  });

  it('has an example', () => {
    expect(contract.examples.length).toBeGreaterThan(0);
    for (const example of contract.examples)
      expect(example.startsWith(`s.${contract.name}(`)).toBe(true);
  });

  it('is run by Jenkins only where it says how', () => {
    if (contract.executor === 'jenkins') expect(contract.toJenkins).toBeDefined();
  });

  const inputs = arbitraryFromSchema(contract.parameters);
  const scopes = fc.option(
    fc.record({ name: fc.string(), cluster: fc.string(), namespace: fc.string() }),
    { nil: undefined },
  );

  it('is given inputs that its schema takes', () => {
    const validate = ajv.compile(toJsonSchema(contract.parameters));
    fc.assert(
      fc.property(inputs, (input) => validate(input)),
      { numRuns: 100 },
    );
  });

  it('derives access from every input, changes nothing and always says the same', () => {
    fc.assert(
      fc.property(inputs, scopes, (input, environment) => {
        const frozen = freeze(input) as never;
        const scope = freeze(environment === undefined ? {} : { environment }) as object;
        const grants = contract.access(frozen, scope);
        expect(contract.access(frozen, scope)).toEqual(grants);
        for (const grant of grants) expectGrant(grant);
      }),
      { numRuns: 100 },
    );
  });

  it('becomes a step of Jenkins for every input, changes nothing and always says the same', () => {
    const { toJenkins } = contract;
    if (toJenkins === undefined) return;
    fc.assert(
      fc.property(inputs, (input) => {
        // An input is JSON, which has no -0.
        const frozen = freeze(JSON.parse(JSON.stringify(input))) as never;
        const call = toJenkins(frozen);
        expect(toJenkins(frozen)).toEqual(call);
        expect(Object.keys(call).sort()).toEqual(['arguments', 'step']);
        expect(call.step).toMatch(/^[A-Za-z_]\w*$/);
        expect(JSON.parse(JSON.stringify(call.arguments))).toEqual(call.arguments);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the examples', () => {
  const repository = mkdtempSync(join(tmpdir(), 'examples-'));
  let found: readonly string[];
  beforeAll(async () => {
    const file = join(repository, 'platform.pipeline.ts');
    writeFileSync(file, printExamplePipeline(all));
    const [compilation] = await compilePipelines([{ file, repository }], { cache: false });
    found = (compilation?.diagnostics ?? [])
      .filter(({ code }) => /^P[123]/.test(code))
      .map(({ message, position }) => `${position?.line}: ${message}`);
    rmSync(repository, { recursive: true });
  });

  it('compile, types and all', () => {
    expect(found).toEqual([]);
  });

  it('are the ones that hover text shows', () => {
    const types = readFileSync(join(root, 'src/dsl/steps.generated.ts'), 'utf8');
    for (const { examples } of all) {
      for (const example of examples) expect(types).toContain(example.replaceAll('*/', '*\\/'));
    }
  });
});

function expectGrant(grant: ReturnType<StepContract['access']>[number]): void {
  expect(JSON.parse(JSON.stringify(grant))).toEqual(grant);
  if (grant.system === 'aws') {
    for (const action of grant.actions) expect(action).toMatch(/^[a-z][a-z-]*:[A-Z]\w+$/);
    expect(grant.resource).not.toBe('');
  }
  if (grant.system === 'network') expect(grant.port >= 0 && grant.port <= 65_535).toBe(true);
  if (grant.system === 'kubernetes') expect(grant.verbs).not.toContain('*');
}

/** A copy in which nothing can be changed. */
function freeze(value: unknown): unknown {
  const copy = structuredClone(value);
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    Object.freeze(part);
    Object.values(part).forEach(visit);
  };
  visit(copy);
  return copy;
}
