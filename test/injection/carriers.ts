import { contracts } from '../../src/contracts/index.ts';
import type { Pipeline } from '../../src/model/pipeline.ts';
import { compileGolden, goldenCases } from '../emit/compile-golden.ts';
import { makePipeline, textCount } from '../emit/hostile-pipeline.ts';
import { pipelineOf, stageOf } from '../emit/pipeline-of.ts';
import { inputSchema, isHandle, type Schema } from './text-places.ts';

/** A pipeline whose texts are replaced. */
export interface Carrier {
  readonly name: string;
  readonly pipeline: Pipeline;
}

/**
 * Pipelines that have every place: the golden ones, one that is filled by hand, and one for each
 * contract whose step has every input that its schema knows.
 */
export async function loadCarriers(): Promise<Carrier[]> {
  const golden = await Promise.all(
    goldenCases.map(async (name) => ({ name, pipeline: (await compileGolden(name)).pipeline })),
  );
  const texts = Array.from({ length: textCount }, (_, index) => `text${index}`);
  return [
    ...golden,
    { name: 'everything', pipeline: makePipeline(texts) },
    ...Object.keys(contracts).map((name) => ({ name: `step ${name}`, pipeline: callOf(name) })),
  ];
}

/** What steps can name. */
const declared = {
  images: {
    app: {
      name: 'app',
      context: '.',
      include: ['**'],
      exclude: ['*.md'],
      base: 'scratch',
      workdir: '/app',
      command: ['node'],
      environment: { E: 'e' },
      user: '65532',
      platforms: ['linux/amd64'],
      labels: { 'org.example.team': 'shop' },
    },
  },
  charts: { app: { name: 'app', path: './chart' } },
  files: { app: { name: 'app', include: ['dist/**'] } },
  outsideSteps: {
    app: { step: 'app', description: '', parameters: {}, laptop: 'print' },
  },
  environments: { staging: { cluster: 'c1', namespace: 'shop', protected: false } },
} as unknown as Partial<Pipeline>;

/** A pipeline that calls a step with everything that it takes; each form of an input in a call of its own. */
function callOf(contract: string): Pipeline {
  const forms = Math.max(
    1,
    ...Object.values(inputSchema(contract).properties ?? {}).map(countForms),
  );
  const steps = Array.from({ length: forms }, (_, form) => ({
    id: `a.${contract.toLowerCase()}${form === 0 ? '' : `-${form + 1}`}`,
    contract,
    label: contract,
    input: fill(inputSchema(contract), form) as Record<string, unknown>,
  }));
  const stage = stageOf('a', steps, { kind: 'deploy', environment: 'staging' });
  return pipelineOf([stage], declared);
}

function countForms(schema: Schema): number {
  return schema.anyOf?.length ?? 1;
}

function fill(schema: Schema, form: number): unknown {
  const handle = (schema['x-handle'] as { kind: string } | undefined)?.kind;
  if (handle !== undefined) return { [`$${handle}`]: 'app' };
  if (isHandle(schema)) return { $outside: 'app' };
  if (schema.anyOf !== undefined)
    return fill(schema.anyOf[form % schema.anyOf.length] as Schema, form);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.type === 'array') return [fill(schema.items ?? {}, form)];
  if (schema.type === 'object') return fillRecord(schema, form);
  if (schema.type === 'boolean') return true;
  if (schema.type === 'number' || schema.type === 'integer') return schema.default ?? 7;
  const [example] = schema.examples ?? [];
  return (
    [schema.default, example].find((text) => typeof text === 'string' && text !== '') ?? 'text'
  );
}

function fillRecord({ properties, additionalProperties }: Schema, form: number): object {
  if (properties !== undefined)
    return Object.fromEntries(
      Object.entries(properties).map(([name, inner]) => [name, fill(inner, form)]),
    );
  const value =
    typeof additionalProperties === 'object' ? fill(additionalProperties, form) : 'text';
  return { NAME: value };
}
