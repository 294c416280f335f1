import { catalog, type DiagnosticName } from '../../diagnostics/catalog/index.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { parseDurationMs } from '../../model/duration.ts';
import type { JenkinsOptions } from '../../model/jenkins-options.ts';
import type { Parameter } from '../../model/parameter.ts';
import { type Environment, modelVersion, type Pipeline } from '../../model/pipeline.ts';
import type { Positions } from '../../model/position.ts';
import * as validators from '../../schema/validators.generated.js';
import { lowerDeclarations } from './declarations.ts';
import { Lowering, type ResolvePosition } from './lowering.ts';
import type { RawOutput, RawParameter, RawPipelineOptions } from './raw-schema.ts';
import { lowerAgent, lowerApproval, lowerPost, lowerStages } from './stages.ts';

/** What the lowering makes of a definition; without a pipeline when the definition has no usable shape. */
export interface Lowered {
  readonly pipeline: Pipeline | undefined;
  readonly positions: Positions;
  readonly diagnostics: readonly Diagnostic[];
}

const pipelineOptionNames = [
  'name',
  'description',
  'environments',
  'parameters',
  'agent',
  'env',
  'triggers',
  'concurrency',
  'timeout',
  'keepBuilds',
  'tools',
  'failFast',
  'stopWhenUnstable',
  'jenkins',
  'post',
  'stages',
];

/** How long a build may take unless the team says. */
const defaultTimeoutMs = 3_600_000;
const defaultKeepBuilds = 30;

/**
 * Turns what a pipeline file handed over into the model: ids, defaults, positions. What has no
 * usable shape becomes a finding; rules over the finished model are the analysis's work.
 *
 * @param raw what left the sandbox, untrusted
 * @param source repository-relative path of the pipeline file
 */
export function lower(raw: unknown, source: string, resolve: ResolvePosition): Lowered {
  const lowering = new Lowering(resolve);
  const result = (pipeline?: Pipeline): Lowered => ({
    pipeline,
    positions: lowering.positions,
    diagnostics: lowering.diagnostics,
  });
  if (!validators.RawOutput(raw)) {
    reportMistakes((raw as Partial<RawOutput> | null)?.mistakes, lowering);
    const definition = (raw as { definition?: unknown } | null)?.definition;
    lowering.report('no-pipeline', { found: describe(definition) }, '');
    return result();
  }
  const { definition, declarations, mistakes } = raw as RawOutput;
  reportMistakes(mistakes, lowering);
  lowering.place('pipeline', definition.at);
  const { questions, ...declared } = lowerDeclarations(declarations, lowering);
  lowering.outsideSteps = declared.outsideSteps;
  lowering.questions = questions;
  if (
    !lowering.check(
      validators.RawPipelineOptions,
      definition.options,
      'The pipeline',
      definition.at,
      pipelineOptionNames,
    )
  )
    return result();
  const options = definition.options as RawPipelineOptions;
  if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(options.name) || options.name.length > 50) {
    lowering.report('invalid-pipeline-name', { name: JSON.stringify(options.name) }, definition.at);
  }
  const post = lowerPost(definition.post, 'post', lowering);
  return result({
    modelVersion,
    name: options.name,
    ...(options.description === undefined ? {} : { description: options.description }),
    source,
    parameters: mapValues(options.parameters ?? {}, lowerParameter),
    environments: mapValues(options.environments ?? {}, (environment, name) =>
      lowerEnvironment(environment, name, lowering),
    ),
    ...declared,
    agent: lowerAgent(options.agent ?? 'any'),
    ...(options.env === undefined ? {} : { env: options.env }),
    triggers: options.triggers ?? [],
    concurrency: options.concurrency ?? 'queue',
    timeoutMs:
      options.timeout === undefined ? defaultTimeoutMs : (parseDurationMs(options.timeout) ?? 1),
    keepBuilds: options.keepBuilds ?? defaultKeepBuilds,
    ...(options.tools === undefined ? {} : { tools: options.tools }),
    ...(options.failFast === true ? { failFast: true } : {}),
    ...(options.stopWhenUnstable === true ? { stopWhenUnstable: true } : {}),
    ...(options.jenkins === undefined ? {} : { jenkins: lowerJenkinsOptions(options.jenkins) }),
    stages: lowerStages(definition.stages, lowering),
    ...(post === undefined ? {} : { post }),
  });
}

function lowerJenkinsOptions({
  quietPeriod,
  ...options
}: NonNullable<RawPipelineOptions['jenkins']>): JenkinsOptions {
  if (quietPeriod === undefined) return options;
  return { ...options, quietPeriodMs: parseDurationMs(quietPeriod) ?? 0 };
}

type RawEnvironment = NonNullable<RawPipelineOptions['environments']>[string];

function lowerParameter(raw: RawParameter): Parameter {
  return { ...raw, description: raw.description ?? '' };
}

function lowerEnvironment(raw: RawEnvironment, name: string, lowering: Lowering): Environment {
  return {
    cluster: raw.cluster,
    namespace: raw.namespace,
    ...(raw.approval === undefined
      ? {}
      : { approval: lowerApproval(raw.approval, `Deploy to ${name}?`, lowering) }),
    protected: raw.protected ?? name === 'production',
  };
}

function mapValues<A, B>(
  record: Record<string, A>,
  map: (value: A, key: string) => B,
): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}

function reportMistakes(mistakes: RawOutput['mistakes'] | undefined, lowering: Lowering): void {
  if (!Array.isArray(mistakes)) return;
  for (const { code, at, parameters } of mistakes) {
    if (Object.hasOwn(catalog, code))
      lowering.report(code as DiagnosticName, parameters as never, at);
  }
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'nothing';
  return Array.isArray(value)
    ? 'a list'
    : typeof value === 'object'
      ? 'an object of another shape'
      : `a ${typeof value}`;
}
