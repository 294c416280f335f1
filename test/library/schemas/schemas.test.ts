import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Compilation, compilePipelines } from '../../../src/compiler/compile.ts';
import type { StepContract } from '../../../src/contracts/contract.ts';
import { contracts } from '../../../src/contracts/index.ts';
import { isReference } from '../../../src/emit/reference.ts';
import { schemaKeywords } from '../../../src/library/schemas/print-schema.ts';
import { buildRequest } from '../../../src/local/build-request.ts';
import { visitSteps } from '../../../src/model/visit.ts';
import { addToFlow, outputsFolder, recordFileName } from '../../../src/runner/flow-store.ts';

const root = join(import.meta.dirname, '../../..');
const all = Object.values(contracts) as unknown as StepContract[];
const paths = readdirSync(join(root, 'schemas'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.schema.json'))
  .sort();
const documents = new Map(
  paths.map((path) => [
    path,
    JSON.parse(readFileSync(join(root, 'schemas', path), 'utf8')) as Record<string, unknown>,
  ]),
);

/** Strict: an unknown keyword, a default that is ignored or a type that is missing is an error. */
function compile(path: string): ValidateFunction {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  for (const keyword of schemaKeywords) ajv.addKeyword(keyword);
  return ajv.compile(documents.get(path) as object);
}

/** What a schema says against a value; nothing when it fits. */
function refuse(validate: ValidateFunction, value: unknown): unknown {
  return validate(value) ? undefined : validate.errors;
}

describe.each(paths)('%s', (path) => {
  const document = documents.get(path) ?? {};

  it('is a strict JSON Schema that says what it is', () => {
    compile(path);
    expect(document['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(document['$id']).toMatch(/^urn:jenkins-pipeline-sdk:schema:[a-zA-Z:-]+$/);
    expect(document['title']).toMatch(/\S/);
    expect(document['description']).toMatch(/\.$/);
  });

  it('has a name of its own', () => {
    const same = [...documents.values()].filter((other) => other['$id'] === document['$id']);
    expect(same).toHaveLength(1);
  });

  it('takes its own examples', () => {
    const validate = compile(path);
    for (const example of (document['examples'] ?? []) as unknown[])
      expect(refuse(validate, example)).toBeUndefined();
  });
});

it.each(paths.filter((path) => !path.startsWith('steps/')))(
  'says of every member of %s what it is',
  (path) => {
    const { properties = {} } = documents.get(path) as { properties?: Record<string, object> };
    for (const [name, schema] of Object.entries(properties))
      expect(schema, name).toMatchObject({ description: expect.stringMatching(/\.$/) });
  },
);

it('has a schema for every step', () => {
  expect(paths.filter((path) => path.startsWith('steps/'))).toEqual(
    all.map(({ name }) => `steps/${name}.schema.json`).sort(),
  );
});

describe('what the product writes', () => {
  const files = [
    ...['java-service', 'monorepo', 'node-service'].map((name) => `pipelines/${name}`),
    ...readdirSync(join(root, 'test/emit/golden')).map((name) => `test/emit/golden/${name}`),
  ].map((folder) => join(root, folder, 'platform.pipeline.ts'));
  const intentions = readdirSync(join(root, 'test/intentions'))
    .filter((name) => name.endsWith('.pipeline.ts'))
    .map((name) => join(root, 'test/intentions', name));
  let compilations: readonly Compilation[] = [];

  beforeAll(async () => {
    compilations = await compilePipelines(
      [...files, ...intentions].map((file) => ({ file, repository: dirname(file) })),
      { cache: false },
    );
  });

  it('fits: models and positions of all samples, golden cases and intentions', () => {
    const schemas = {
      pipeline: compile('pipeline.schema.json'),
      positions: compile('positions.schema.json'),
    };
    const seen = { pipeline: 0, positions: 0 };
    for (const { files: written, pipeline, file } of compilations) {
      expect(pipeline, file).toBeDefined();
      expect(refuse(schemas.pipeline, pipeline), file).toBeUndefined();
      for (const { path, content } of written) {
        const name = /^\.platform\/(pipeline|positions)\.json$/.exec(path)?.[1];
        if (name !== 'pipeline' && name !== 'positions') continue;
        seen[name] += 1;
        expect(refuse(schemas[name], JSON.parse(content)), file).toBeUndefined();
      }
    }
    expect(compilations.length).toBeGreaterThan(60);
    expect(Math.min(seen.pipeline, seen.positions)).toBeGreaterThan(50);
  });

  it('fits: the request of every step, and its input where all of it is known', () => {
    const request = compile('step-request.schema.json');
    const inputs = new Map(all.map(({ name }) => [name, compile(`steps/${name}.schema.json`)]));
    const seen = new Set<string>();
    for (const { pipeline, file } of compilations) {
      if (pipeline === undefined) continue;
      for (const { step, stage } of visitSteps(pipeline)) {
        const built = buildRequest(pipeline, stage, step, {}, {});
        expect(
          refuse(request, JSON.parse(JSON.stringify(built))),
          `${file} ${step.id}`,
        ).toBeUndefined();
        if (hasReference(built.input)) continue;
        seen.add(step.contract);
        const validate = inputs.get(step.contract) as ValidateFunction;
        expect(refuse(validate, built.input), `${file} ${step.id}`).toBeUndefined();
      }
    }
    expect(seen.size).toBeGreaterThan(15);
  });
});

it('takes the record that a stage leaves', async () => {
  const workspace = mkdtempSync(join(tmpdir(), 'record-'));
  const image = { digest: `sha256:${'a'.repeat(64)}`, sizeBytes: 1, location: 'images/app' };
  await addToFlow(
    workspace,
    'build',
    {},
    { values: { version: '1.0.0', count: 2, ready: true }, images: { app: image } },
  );
  const file = join(workspace, outputsFolder, recordFileName('build'));
  const record = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(workspace, { recursive: true });
  expect(refuse(compile('flow-record.schema.json'), record)).toBeUndefined();
});

it.each([
  ['an unknown parameter', 'steps/run.schema.json', { command: 'make', shel: 'sh' }],
  ['a missing one', 'steps/run.schema.json', {}],
  ['a wrong choice', 'steps/run.schema.json', { command: 'make', shell: 'fish' }],
  [
    'a record of a map with a line break in its name',
    'step-request.schema.json',
    {
      id: 'a',
      step: 'run',
      pipeline: 'p',
      stage: 's',
      input: {},
      save: { 'a\nb': 7 },
    },
  ],
  ['an edited header', 'pipeline.schema.json', { $generated: { by: 'me' } }],
])('refuses %s', (_, path, value) => {
  expect(refuse(compile(path), value)).toBeDefined();
});

function hasReference(input: unknown): boolean {
  if (isReference(input)) return true;
  return typeof input === 'object' && input !== null && Object.values(input).some(hasReference);
}
