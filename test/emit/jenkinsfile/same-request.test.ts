import { describe, expect, it } from 'vitest';
import type { StepContract } from '../../../src/contracts/contract.ts';
import { contracts } from '../../../src/contracts/index.ts';
import { GroovyExpression } from '../../../src/emit/groovy/expression.ts';
import type { GroovyValue } from '../../../src/emit/groovy/literal.ts';
import { approvalOf } from '../../../src/emit/jenkinsfile/approval.ts';
import { toStepArguments } from '../../../src/emit/jenkinsfile/step-request.ts';
import { parameterNames, requestNames } from '../../../src/library/vars/request-names.ts';
import { buildRequest } from '../../../src/local/build-request.ts';
import { resolveAnswers } from '../../../src/local/parameters.ts';
import { fillAnswers } from '../../../src/model/fill-answers.ts';
import type { Pipeline } from '../../../src/model/pipeline.ts';
import type { ValueScope } from '../../../src/model/resolve.ts';
import { visitSteps } from '../../../src/model/visit.ts';
import { resolveInput } from '../../../src/runner/resolve-input.ts';
import * as validators from '../../../src/schema/step-validators.generated.js';
import type { Validator } from '../../../src/schema/validators.generated.js';
import { compileGolden, goldenCases } from '../compile-golden.ts';
import { takeApart } from '../groovy-skeleton.ts';
import { surroundingsOf } from './surroundings-of.ts';

/** A build that nobody of those asked for has started. */
const currentBuild = { getBuildCauses: () => ({ isEmpty: () => true }) };

/** What Groovy makes of an argument; the expressions in requests read the same in JavaScript. */
function run(value: GroovyValue, params: object, env: object): unknown {
  if (value instanceof GroovyExpression) {
    if (value.code.startsWith("'''")) return takeApart(value.code).texts[0];
    return new Function('params', 'env', 'currentBuild', `return ${value.code}`)(
      params,
      env,
      currentBuild,
    );
  }
  if (Array.isArray(value)) return value.map((item) => run(item, params, env));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, run(item, params, env)]),
  );
}

function parametersOf(pipeline: Pipeline): Record<string, string | boolean> {
  return Object.fromEntries(
    Object.entries(pipeline.parameters).map(([name, parameter]) => [
      name,
      parameter.type === 'choice' ? (parameter.values[0] as string) : parameter.default,
    ]),
  );
}

describe.each(goldenCases)('%s', async (name) => {
  const { pipeline } = await compileGolden(name);
  const parameters = parametersOf(pipeline);
  const visits = [...visitSteps(pipeline)].filter(
    ({ step }) => contractOf(step.contract).executor === 'runner',
  );

  it(`hands the runner in Jenkins what it gets on a laptop (${visits.length} steps)`, () => {
    for (const { step, stage } of visits) {
      const axes = Object.fromEntries(
        (stage?.matrix?.axes ?? []).map((axis) => [axis.name, axis.values[0] as string]),
      );
      const { questions = {} } =
        (stage === undefined ? undefined : approvalOf(stage, pipeline)) ?? {};
      const answers = Object.fromEntries(
        Object.entries(resolveAnswers(pipeline, {})).filter(([name]) => name in questions),
      );
      const variables = Object.entries(answers).map(([name, answer]) => [name, String(answer)]);
      const around = surroundingsOf({
        pipeline,
        questions,
        environment: stage?.environment,
        axes: Object.keys(axes),
      });
      const given = run(toStepArguments(step, stage?.id ?? 'post', around), parameters, {
        ...axes,
        ...Object.fromEntries(variables),
      }) as Record<string, unknown>;
      const contract = contractOf(step.contract);
      const input = pick(given, parameterNames(contract));
      const rest = pick(given, requestNames);
      expect(Object.keys({ ...input, ...rest }).sort()).toEqual(Object.keys(given).sort());

      const local = buildRequest(pipeline, stage, fillAnswers(step, answers), axes, parameters);
      const scope = scopeOf(parameters, axes);
      expect(complete(step.contract, resolveInput(input, { ...scope, parameters: {} }))).toEqual(
        complete(step.contract, resolveInput(local.input, scope)),
      );
      expect(given['id']).toBe(local.id);
      expect(given['stage'] ?? step.id.slice(0, step.id.lastIndexOf('.'))).toBe(local.stage);
      expect(given['environment']).toEqual(local.environment);
      expect(given['axes'] ?? {}).toEqual(local.axes);
      for (const option of [
        'directory',
        'secrets',
        'timeoutMs',
        'retry',
        'onFailure',
        'save',
      ] as const)
        expect(given[option]).toEqual(local[option]);
      expect(resolveInput(given['env'], { ...scope, parameters: {} })).toEqual(
        resolveInput(local.env, scope),
      );
    }
  });
});

function contractOf(name: string): StepContract {
  return contracts[name as keyof typeof contracts] as unknown as StepContract;
}

function pick(record: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.filter((name) => name in record).map((name) => [name, record[name]]),
  );
}

/** An input as the step sees it: checked, with defaults. */
function complete(contract: string, input: unknown): unknown {
  const validator = (validators as unknown as Record<string, Validator>)[
    `step_${contract}`
  ] as Validator;
  const copy = structuredClone(input);
  return { isValid: validator(copy), input: copy };
}

function scopeOf(parameters: ValueScope['parameters'], axes: Record<string, string>): ValueScope {
  const any = new Proxy(
    {},
    {
      get: (_, name) => (typeof name === 'string' ? `<${name}>` : undefined),
      has: () => true,
    },
  );
  return {
    parameters,
    context: any as never,
    values: any as never,
    axes,
    changedFiles: [],
    environment: {},
  };
}
