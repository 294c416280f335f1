import { ImageSpecification } from '../../contracts/handle.ts';
import { InternalError } from '../../diagnostics/errors.ts';
import type { Pipeline } from '../../model/pipeline.ts';
import { visitSteps } from '../../model/visit.ts';
import { planFlow } from '../flow-plan.ts';
import { sealText } from '../generated-header.ts';
import { toCommentText } from '../groovy/comment-text.ts';
import { printGroovyLiteral } from '../groovy/literal.ts';
import type { EmitOptions } from '../options.ts';
import { sumWaits } from './approval.ts';
import { apart, block, type Piece, type Shape, word } from './document.ts';
import { printEnvironment, splitVariables } from './environment.ts';
import { printFirstCheckout } from './first-checkout.ts';
import { printParameters, printPipelineOptions, printTriggers } from './pipeline-directives.ts';
import { printGroupPost } from './post.ts';
import { printStages } from './stage.ts';
import type { Inexpressible, Surroundings } from './surroundings.ts';

/** Name of the shared library, as the controller knows it. */
const libraryName = 'platform';

/**
 * The Declarative `Jenkinsfile` of a checked pipeline. Pure: the same model and options give the same
 * bytes.
 *
 * @throws InternalError when the model holds what no Jenkinsfile can say; see `describeJenkinsfile`.
 */
export function emitJenkinsfile(pipeline: Pipeline, options: EmitOptions): string {
  const { print, inexpressible } = preparePipeline(pipeline);
  const text = print(0);
  const [first] = inexpressible;
  if (first !== undefined)
    throw new InternalError(`No Jenkinsfile can say ${first.node}: ${first.problem}.`);
  const { revision, version } = options.library;
  const own = `${libraryName}@${revision}`;
  const others = listLibraries(pipeline);
  const loaded = printGroovyLiteral(others.length === 0 ? own : [own, ...others]);
  const library = `@Library(${loaded}) _ // ${toCommentText(version)}`;
  const origin = { version: options.version, source: pipeline.source, command: 'platform compile' };
  return sealText(`${library}\n\n${text}\n`, origin, 'slashes');
}

/** The libraries of declared outside steps that the pipeline calls, each at its version. */
function listLibraries({ outsideSteps, ...pipeline }: Pipeline): string[] {
  const called = new Set<unknown>();
  for (const { step } of visitSteps({ ...pipeline, outsideSteps })) {
    const { $outside: name } = (step.input['step'] ?? {}) as { $outside?: unknown };
    if (step.contract === 'outsideStep') called.add(name);
    for (const block of step.around ?? []) called.add(block.step);
  }
  const names = Object.entries(outsideSteps).flatMap(([name, { from }]) =>
    called.has(name) && from !== undefined && 'library' in from
      ? [`${from.library}@${from.version}`]
      : [],
  );
  return [...new Set(names)].sort();
}

/** A Jenkinsfile as data, for whoever judges it before it is printed. */
export interface JenkinsfileDescription {
  readonly shape: Shape;
  /**
   * What of the pipeline no Jenkinsfile can say: steps that only Jenkins runs with values or options
   * that only the runner has. An author hears of it before anything is written.
   */
  readonly inexpressible: readonly Inexpressible[];
}

/** What the Jenkinsfile of a pipeline would be, without its text. */
export function describeJenkinsfile(pipeline: Pipeline): JenkinsfileDescription {
  const { print, inexpressible } = preparePipeline(pipeline);
  return { shape: print.shape, inexpressible };
}

/** What stands around the stages of a pipeline. */
export function createSurroundings(given: Pipeline): Surroundings {
  const pipeline = withoutImageDefaults(given);
  return {
    pipeline,
    flow: planFlow(pipeline),
    environment: undefined,
    axes: [],
    questions: {},
    env: splitVariables(pipeline.env ?? {}).runner,
    conditions: [],
    service: undefined,
    receives: [],
    // Where the pipeline's limit has room for people, each stage is held to it.
    timeLimitMs: sumWaits(pipeline.stages, pipeline) > 0 ? pipeline.timeoutMs : undefined,
    onAgent: false,
    inexpressible: [],
  };
}

/** A Jenkinsfile before it is printed. */
interface Prepared {
  readonly print: Piece;
  readonly inexpressible: readonly Inexpressible[];
}

/** Its size is asked for before it is printed. */
const prepared = new WeakMap<Pipeline, Prepared>();

function preparePipeline(given: Pipeline): Prepared {
  const known = prepared.get(given) ?? prepare(given);
  prepared.set(given, known);
  return known;
}

function prepare(given: Pipeline): Prepared {
  const around = createSurroundings(given);
  const { pipeline, inexpressible } = around;
  const { jenkins } = splitVariables(pipeline.env ?? {});
  const waitMs = sumWaits(pipeline.stages, pipeline);
  if (pipeline.stages.length === 0)
    inexpressible.push({ node: 'pipeline', problem: 'it holds no stages' });
  const sections = [
    word('agent', 'none'),
    printPipelineOptions(pipeline, !around.flow.isEmpty, waitMs),
    ...printParameters(pipeline.parameters),
    ...printTriggers(pipeline.triggers),
    // The vars of the library tell the runner; a team's own variable can't have this name.
    ...printEnvironment({ PLATFORM_PIPELINE: pipeline.name, ...jenkins }, around),
    block('stages', [
      apart([...printFirstCheckout(around), ...printStages(pipeline.stages, around)]),
    ]),
    ...printGroupPost(undefined, around),
  ];
  return { print: block('pipeline', [apart(sections)]), inexpressible };
}

/** Images without the parts that are as the schema's defaults: the runner fills them in again. */
export function withoutImageDefaults(pipeline: Pipeline): Pipeline {
  const properties = ImageSpecification.properties as Record<
    string,
    { readonly default?: unknown }
  >;
  const isDefault = ([name, value]: [string, unknown]) =>
    JSON.stringify(properties[name]?.default) === JSON.stringify(value);
  const images = Object.entries(pipeline.images).map(([name, image]) => [
    name,
    Object.fromEntries(Object.entries(image).filter((entry) => !isDefault(entry))),
  ]);
  return { ...pipeline, images: Object.fromEntries(images) };
}
