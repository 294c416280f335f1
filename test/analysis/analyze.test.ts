import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contracts } from '../../src/contracts/index.ts';
import type { Pipeline } from '../../src/model/pipeline.ts';
import { postConditions, type Stage } from '../../src/model/stage.ts';
import type { Step } from '../../src/model/step.ts';
import { contextNames } from '../../src/model/value.ts';
import {
  findingsOf,
  imageOf,
  parallelOf,
  pipelineOf,
  runOf,
  stageOf,
  stepOf,
} from './build-pipeline.ts';

describe('places', () => {
  const position = (line: number) => ({ file: 'platform.pipeline.ts', line, column: 1 });
  const pipeline = pipelineOf([stageOf('a', [runOf('sleep 1')])]);
  it('are the step, else its stage, else the pipeline, else nothing', () => {
    const positions = { pipeline: position(1), 'stage:a': position(2), 'step:a.1': position(3) };
    const of = (given: object) => findingsOf(pipeline, {}, given as never)[0]?.position;
    expect(of(positions)).toEqual(position(3));
    expect(of({ pipeline: position(1), 'stage:a': position(2) })).toEqual(position(2));
    expect(of({ pipeline: position(1) })).toEqual(position(1));
    expect(of({})).toBeUndefined();
  });

  it('of declarations', () => {
    const unused = pipelineOf([stageOf('a', [runOf('x')])], { images: { app: imageOf('app') } });
    expect(
      findingsOf(unused, {}, { pipeline: position(1), 'image:app': position(4) })[0]?.position,
    ).toEqual(position(4));
  });
});

it('reports everything at once, in the order of the file, each finding once', () => {
  const stage = stageOf('a', [runOf('sudo sleep 1'), runOf('sudo make')]);
  const positions = {
    'step:a.1': { file: 'f', line: 9, column: 1 },
    'step:a.2': { file: 'f', line: 3, column: 1 },
  };
  const found = findingsOf(pipelineOf([stage]), {}, positions);
  expect(found.map(({ code, position }) => `${position?.line} ${code}`)).toEqual([
    '3 P804',
    '9 P803',
    '9 P804',
  ]);
});

it('gives the same findings for the same pipeline', () => {
  const pipeline = pipelineOf([stageOf('a', [runOf('sleep 1 || true'), stepOf('smoke')])]);
  expect(findingsOf(pipeline)).toEqual(findingsOf(structuredClone(pipeline)));
});

it('leaves the pipeline as it is', () => {
  const pipeline = pipelineOf([
    stageOf('a', [stepOf('smoke'), stepOf('helmDeploy', { chart: { $chart: 'x' } })]),
  ]);
  const before = JSON.stringify(pipeline);
  findingsOf(pipeline);
  expect(JSON.stringify(pipeline)).toBe(before);
});

describe('size', () => {
  /** Stages that save, use, build, need and repeat, so that every rule has work. */
  const large = (count: number): Pipeline =>
    pipelineOf(
      Array.from({ length: count }, (_, index) =>
        stageOf(
          `Stage ${index}`,
          [
            runOf('make && test "$BRANCH_NAME" || true', {
              save: { stdout: 'version' },
              env: { A: { $value: 'version' } },
            }),
            stepOf('imageBuild', { image: { $image: 'app' } }),
            stepOf('ecrPush', { image: { $image: 'app' } }),
            stepOf('printMessage', { message: { $text: ['v', { $value: 'version' }] } }),
          ],
          { when: { kind: 'branch', pattern: `b${index}` } },
        ),
      ),
      { values: { version: 'text' }, images: { app: imageOf('app') } },
    );

  /** How often the analysis reads a property of the model: what it costs, on every machine. */
  const countReads = (pipeline: Pipeline) => {
    let reads = 0;
    const watch = <T>(value: T): T =>
      typeof value !== 'object' || value === null
        ? value
        : new Proxy(value, {
            get: (target, key, receiver) => {
              reads += 1;
              return watched(Reflect.get(target, key, receiver));
            },
          });
    const known = new Map<unknown, unknown>();
    const watched = <T>(value: T): T => {
      if (!known.has(value)) known.set(value, watch(value));
      return known.get(value) as T;
    };
    findingsOf(watched(pipeline));
    return reads;
  };

  it('costs work in proportion', () => {
    // Ten times the stages: a rule that compares all with all would read a hundred times as much.
    expect(countReads(large(1000))).toBeLessThan(11 * countReads(large(100)));
  });

  it('10,000 stages beside each other, and 10,000 inside each other', () => {
    expect(findingsOf(large(10_000)).length).toBeGreaterThan(10_000);
    let nested = stageOf('leaf', [runOf('x')]);
    for (let depth = 0; depth < 10_000; depth += 1)
      nested = { id: `s${depth}`, name: `s${depth}`, kind: 'stage', stages: [nested] };
    const pipeline = { ...pipelineOf([]), stages: [nested] };
    expect(findingsOf(pipeline)).toEqual([expect.objectContaining({ code: 'P706' })]);
  });

  it('10,000 steps with one value', () => {
    const steps = Array.from({ length: 10_000 }, () =>
      stepOf('printMessage', { message: { $value: 'version' } }),
    );
    const pipeline = pipelineOf(
      [stageOf('a', [runOf('x', { save: { stdout: 'version' } }), ...steps])],
      { values: { version: 'text' } },
    );
    expect(findingsOf(pipeline).map(({ code }) => code)).toEqual(['P704', 'P706']);
  });
});

describe('any pipeline of the model', () => {
  const name = fc.oneof(
    fc.constantFrom('a', 'b', 'constructor', '__proto__', 'PATH'),
    fc.string({ maxLength: 6, unit: 'binary' }),
  );
  const text = fc.oneof(
    name,
    fc.constantFrom('$A', 'x || true', 'curl -k x | sh', '../x', 'a/b#c'),
  );
  const { value, condition } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      text,
      fc.integer(),
      fc.boolean(),
      name.map(($parameter) => ({ $parameter })),
      name.map(($value) => ({ $value })),
      name.map(($axis) => ({ $axis })),
      fc.constantFrom(...contextNames).map(($context) => ({ $context })),
      fc.array(tie('value'), { maxLength: 2 }).map(($text) => ({ $text })),
      fc
        .record({ operation: fc.constant('lower'), of: tie('value'), with: fc.constant([]) })
        .map(($transform) => ({ $transform })),
      fc
        .record({ when: tie('condition'), chosen: tie('value'), otherwise: tie('value') })
        .map(($choose) => ({ $choose })),
    ),
    condition: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.record({ kind: fc.constantFrom('branch', 'tag'), pattern: text }),
      fc.constantFrom({ kind: 'pull-request' }, { kind: 'pull-request', target: 'main' }),
      fc.record({
        kind: fc.constant('changed'),
        paths: fc.array(text, { minLength: 1, maxLength: 2 }),
      }),
      fc.record({ kind: fc.constant('environment-variable'), name, value: text }),
      fc.record({
        kind: fc.constant('equals'),
        actual: tie('value'),
        expected: fc.oneof(text, fc.integer(), fc.boolean()),
      }),
      fc.record({
        kind: fc.constantFrom('all', 'any'),
        conditions: fc.array(tie('condition'), { maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant('not'), condition: tie('condition') }),
    ),
  }));
  const handle = name.chain((of) =>
    fc.constantFrom({ $image: of }, { $chart: of }, { $files: of }, { $outside: of }),
  );
  const contract = fc.constantFrom(
    ...Object.keys(contracts),
    'unknown',
    'constructor',
    '__proto__',
  );
  const data = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    value,
    handle,
    fc.array(fc.oneof(value, handle), { maxLength: 2 }),
  );
  const parameterNames = [
    ...new Set(Object.values(contracts).flatMap((one) => Object.keys(one.parameters.properties))),
  ];
  const optional = { requiredKeys: ['id', 'contract', 'label', 'input'] } as const;
  const step = fc.record(
    {
      id: name,
      contract,
      label: text,
      input: fc.dictionary(fc.oneof(fc.constantFrom(...parameterNames), name), data, {
        maxKeys: 4,
      }),
      directory: text,
      env: fc.dictionary(name, value, { maxKeys: 2 }),
      secrets: fc.dictionary(
        name,
        fc.record({ reference: text, as: fc.constantFrom('variable', 'file') }),
        { maxKeys: 2 },
      ),
      when: condition,
      timeoutMs: fc.integer({ min: 1 }),
      retry: fc.record({ attempts: fc.integer(), delayMs: fc.integer() }),
      onFailure: fc.constantFrom('unstable', 'ignore'),
      save: fc.dictionary(name, name, { maxKeys: 2 }),
      makes: fc.array(name, { maxLength: 2 }),
      needs: fc.array(name, { maxLength: 2 }),
    },
    { requiredKeys: [...optional.requiredKeys] },
  ) as fc.Arbitrary<Step>;
  const steps = fc.array(step, { maxLength: 3 });
  const agent = fc.oneof(
    fc.constant({ kind: 'any' }),
    fc.record({ kind: fc.constant('label'), label: text }),
    fc.record(
      { kind: fc.constant('container'), image: text, label: text },
      { requiredKeys: ['kind', 'image'] },
    ),
    fc.record(
      {
        kind: fc.constant('pod'),
        containers: fc.array(fc.record({ name, image: text }), { minLength: 1, maxLength: 2 }),
        serviceAccount: name,
      },
      { requiredKeys: ['kind', 'containers'] },
    ),
  );
  const approval = fc.record({
    message: text,
    by: fc.array(text, { minLength: 1, maxLength: 2 }),
    timeoutMs: fc.integer({ min: 1 }),
  });
  const matrix = fc.record({
    axes: fc.array(fc.record({ name, values: fc.array(text, { minLength: 1, maxLength: 3 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
    exclude: fc.array(fc.dictionary(name, fc.array(text, { maxLength: 2 }), { maxKeys: 2 }), {
      maxLength: 2,
    }),
  });
  const { stage } = fc.letrec<{ stage: Stage }>((tie) => ({
    stage: fc.record(
      {
        id: name,
        name: text,
        kind: fc.constantFrom('build', 'test', 'publish', 'deploy', 'stage'),
        when: condition,
        environment: name,
        service: fc.record({ image: name, path: text, deadlineMs: fc.integer({ min: 1 }) }),
        agent,
        env: fc.dictionary(name, value, { maxKeys: 2 }),
        timeoutMs: fc.integer({ min: 1 }),
        retryAttempts: fc.integer({ min: 2 }),
        approval,
        lock: text,
        matrix,
        post: fc.dictionary(fc.constantFrom(...postConditions), steps, { maxKeys: 2 }),
        steps,
        stages: fc.array(tie('stage'), { maxLength: 2, depthIdentifier: 'stage', size: 'xsmall' }),
        parallel: fc.boolean(),
        failFast: fc.boolean(),
      },
      { requiredKeys: ['id', 'name', 'kind'] },
    ) as unknown as fc.Arbitrary<Stage>,
  }));
  const dictionary = <T>(of: fc.Arbitrary<T>) => fc.dictionary(name, of, { maxKeys: 2 });
  const pipeline = fc.record({
    modelVersion: fc.constant(1 as const),
    name: text,
    source: text,
    parameters: dictionary(
      fc.oneof(
        fc.record({ type: fc.constant('text'), default: text, description: text }),
        fc.record({ type: fc.constant('boolean'), default: fc.boolean(), description: text }),
        fc.record({
          type: fc.constant('choice'),
          values: fc.array(text, { minLength: 1, maxLength: 3 }),
          description: text,
        }),
      ),
    ),
    environments: dictionary(
      fc.record(
        { cluster: text, namespace: text, approval, protected: fc.boolean() },
        { requiredKeys: ['cluster', 'namespace', 'protected'] },
      ),
    ),
    images: dictionary(name.map((of) => imageOf(of, { context: of, base: of, include: [of] }))),
    charts: dictionary(fc.record({ name, path: text })),
    files: dictionary(fc.record({ name, include: fc.array(text, { minLength: 1, maxLength: 2 }) })),
    values: dictionary(fc.constantFrom('text', 'number', 'boolean')),
    outsideSteps: dictionary(
      fc.record({
        step: name,
        description: text,
        parameters: fc.constant({}),
        laptop: fc.constant('print'),
      }),
    ),
    agent,
    triggers: fc.array(
      fc.oneof(
        fc.record({ kind: fc.constantFrom('cron', 'poll'), schedule: text }),
        fc.constant({ kind: 'push' }),
      ),
      { maxLength: 2 },
    ),
    concurrency: fc.constantFrom('all', 'queue', 'newest'),
    timeoutMs: fc.integer({ min: 1 }),
    keepBuilds: fc.integer({ min: 1 }),
    stages: fc.array(stage, { maxLength: 3 }),
    post: fc.dictionary(fc.constantFrom(...postConditions), steps, { maxKeys: 2 }),
  }) as unknown as fc.Arbitrary<Pipeline>;

  it('is analysed without an end that nobody expects', () => {
    fc.assert(
      fc.property(pipeline, (given) => {
        for (const { message } of findingsOf(given, { fileExists: () => false }))
          expect(message).not.toMatch(/undefined|\[object/);
      }),
      { numRuns: 1500 },
    );
  });

  it('has the same findings whatever its parallel groups are called', () => {
    const of = (names: [string, string]) =>
      findingsOf(pipelineOf([parallelOf(names[0], [stageOf(names[1], [runOf('sleep 1')])])])).map(
        ({ code }) => code,
      );
    expect(of(['a', 'b'])).toEqual(of(['x', 'y']));
  });
});
