import type { RawOutput, RawStage, RawStep } from '../../src/compiler/lower/raw-schema.ts';
import type { Agent } from '../../src/model/agent.ts';
import type { Pipeline } from '../../src/model/pipeline.ts';
import type { Approval, Post, Stage } from '../../src/model/stage.ts';
import type { Step } from '../../src/model/step.ts';

type Declaration = RawOutput['declarations'][number];
type Given = Readonly<Record<string, unknown>>;

/**
 * What the DSL hands over for a model: the way back through the lowering, so that every check that
 * stands between a team's file and the model is asked too. Names of questions are collected from
 * wherever they are asked.
 */
export function toRaw(pipeline: Pipeline): RawOutput {
  const questions: Declaration[] = [];
  const { modelVersion, source, images, charts, files, values, outsideSteps, ...options } =
    pipeline;
  const { stages, post, agent, timeoutMs, environments, jenkins, ...more } = options;
  const { quietPeriodMs, ...otherJenkins } = jenkins ?? {};
  const definition = {
    kind: 'pipeline' as const,
    at: '',
    options: {
      ...more,
      agent: toRawAgent(agent),
      timeout: `${timeoutMs}ms`,
      environments: mapValues(environments, ({ approval, ...environment }) => ({
        ...environment,
        ...(approval === undefined ? {} : { approval: toRawApproval(approval, questions) }),
      })),
      ...(jenkins === undefined
        ? {}
        : {
            jenkins: {
              ...otherJenkins,
              ...(quietPeriodMs === undefined ? {} : { quietPeriod: `${quietPeriodMs}ms` }),
            },
          }),
    },
    stages: stages.map((stage) => toRawStage(stage, questions)),
    post: toRawPost(post),
  };
  const declarations = [
    ...list('image', images, ({ name, ...image }) => image),
    ...list('chart', charts, ({ name, ...chart }) => chart),
    ...list('files', files, ({ name, ...set }) => set),
    ...list('value', values, (type) => ({ type })),
    ...list('outside', outsideSteps, ({ step, parameters, ...outside }) => ({
      ...outside,
      parameters: mapValues(parameters, ({ type, required }) => (required ? type : `${type}?`)),
    })),
    ...questions,
  ];
  return { definition, declarations, mistakes: [] };
}

function list<T>(
  kind: Declaration['kind'],
  record: Readonly<Record<string, T>>,
  specify: (item: T) => Given,
): Declaration[] {
  return Object.entries(record).map(([name, item]) => ({
    kind,
    name,
    at: '',
    specification: { ...specify(item) },
  }));
}

function toRawApproval({ questions = {}, timeoutMs, ...approval }: Approval, all: Declaration[]) {
  for (const declaration of list('answer', questions, (question) => question))
    if (!all.some(({ name }) => name === declaration.name)) all.push(declaration);
  const names = Object.keys(questions).map(($answer) => ({ $answer }));
  return {
    ...approval,
    timeout: `${timeoutMs}ms`,
    ...(names.length === 0 ? {} : { questions: names }),
  };
}

function toRawAgent(agent: Agent): unknown {
  const { kind, ...options } = agent;
  switch (agent.kind) {
    case 'pod':
      return { pod: options };
    case 'dockerfile': {
      const { kind: _, file: dockerfile, ...rest } = agent;
      return { dockerfile, ...rest };
    }
    case 'container': {
      const { kind: _, image: container, ...rest } = agent;
      return { container, ...rest };
    }
    case 'label':
      return options;
    default:
      return kind;
  }
}

function toRawStage(stage: Stage, questions: Declaration[]): RawStage {
  const { id, name, kind, matrix, steps, stages, parallel, post, ...options } = stage;
  const { agent, timeoutMs, retryAttempts, approval, environment, service, ...more } = options;
  return {
    kind: 'stage-node',
    stageKind: kind,
    name,
    at: '',
    options: {
      ...more,
      ...(agent === undefined ? {} : { agent: toRawAgent(agent) }),
      ...(timeoutMs === undefined ? {} : { timeout: `${timeoutMs}ms` }),
      ...(retryAttempts === undefined ? {} : { attempts: retryAttempts }),
      ...(approval === undefined ? {} : { approval: toRawApproval(approval, questions) }),
      ...(environment === undefined ? {} : { to: environment }),
      ...(service === undefined
        ? {}
        : {
            service: {
              image: { $image: service.image },
              path: service.path,
              deadline: `${service.deadlineMs}ms`,
            },
          }),
    },
    ...(matrix === undefined
      ? {}
      : {
          matrix: {
            axes: Object.fromEntries(matrix.axes.map((axis) => [axis.name, axis.values])),
            exclude: matrix.exclude,
          },
        }),
    ...(parallel === undefined ? {} : { parallel }),
    ...(steps === undefined ? {} : { steps: steps.map(toRawStep) }),
    ...(stages === undefined
      ? {}
      : { stages: stages.map((inner) => toRawStage(inner, questions)) }),
    post: toRawPost(post),
  };
}

function toRawPost(post: Post = {}): RawStage['post'] {
  return mapValues(post, (steps) => steps.map(toRawStep)) as RawStage['post'];
}

function toRawStep(step: Step): RawStep {
  const { id, contract, label, input, around, timeoutMs, retry, save, makes, needs, ...more } =
    step;
  const toFiles = (names: readonly string[]) => names.map(($files) => ({ $files }));
  return {
    kind: 'step',
    contract,
    at: '',
    input,
    options: {
      ...more,
      ...(label === '' ? {} : { label }),
      ...(timeoutMs === undefined ? {} : { timeout: `${timeoutMs}ms` }),
      ...(retry === undefined
        ? {}
        : { retry: { attempts: retry.attempts, delay: `${retry.delayMs}ms` } }),
      ...(save === undefined ? {} : { save: mapValues(save, ($value) => ({ $value })) }),
      ...(makes === undefined ? {} : { makes: toFiles(makes) }),
      ...(needs === undefined ? {} : { needs: toFiles(needs) }),
    },
    groups: (around ?? []).map((block) => ({ around: block })),
  };
}

function mapValues<A, B>(
  record: Readonly<Record<string, A>>,
  map: (value: A) => B,
): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value as A)]));
}
