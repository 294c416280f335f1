import { contracts } from '../../contracts/index.ts';
import type { Shape } from '../jenkinsfile/document.ts';
import { findFirst, isRecord, isTrue, listBody, listCells, nameOfStage } from './shape-parts.ts';

/** What a build leaves on the controller: its flow nodes, and how many of them started a shell. */
export interface FlowCount {
  readonly nodes: number;
  readonly shells: number;
}

/** How a build went, as far as it decides which parts run. */
export interface FlowOutcome {
  /** Whether the stage's condition left it out; `path` are the names of the stages around it and its own. */
  skips(path: readonly string[]): boolean;
  /** Whether a `post` condition runs. */
  runs(condition: string): boolean;
  /** Whether Jenkins knows of commits since the build before; it prints a line when it is asked and knows of none. */
  readonly hasChanges: boolean;
}

/** A first build in which every stage runs and succeeds. */
export const everythingRuns: FlowOutcome = {
  skips: () => false,
  runs: (condition) => ['always', 'changed', 'success', 'cleanup'].includes(condition),
  hasChanges: false,
};

/** A step with a block gives its start, `{`, `}` and its end. */
const blockNodes = 4;
const nothing: FlowCount = { nodes: 0, shells: 0 };
const one: FlowCount = { nodes: 1, shells: 0 };
const block: FlowCount = { nodes: blockNodes, shells: 0 };

/**
 * Counts the flow nodes of a build of a Declarative pipeline. Exact for every construct that the
 * recordings have (`nodes.total` of the cases that consist of them); agents in containers and pods
 * were never recorded, and are counted by what the plugins' sources call.
 */
export function countFlowNodes(pipeline: Shape, outcome = everythingRuns): FlowCount {
  const agent = findFirst(pipeline, 'agent');
  const options = findFirst(pipeline, 'options');
  const checksOut = hasMachine(agent) && !skipsCheckout(options);
  return add([
    // The start and the end of the pipeline.
    { nodes: 2, shells: 0 },
    countOptions(options),
    countAgent(agent, options),
    // At the top the checkout has a stage of its own, and so has the installation of tools.
    checksOut ? block : nothing,
    countTools(findFirst(pipeline, 'tools'), hasMachine(agent) ? blockNodes : 0),
    countEnvironment(pipeline),
    countStages(findFirst(pipeline, 'stages'), [], outcome, {
      tools: findFirst(pipeline, 'tools'),
    }),
    countPost(pipeline, outcome, blockNodes),
  ]);
}

interface Inherited {
  /** Tools of the pipeline, which each stage without a machine of its own looks up again. */
  readonly tools: Shape | undefined;
}

function countStages(
  list: Shape | undefined,
  path: readonly string[],
  outcome: FlowOutcome,
  inherited: Inherited,
): FlowCount {
  return add(
    (list === undefined ? [] : listBody(list)).map((stage) =>
      countStage(stage, [...path, nameOfStage(stage)], outcome, inherited),
    ),
  );
}

function countStage(
  stage: Shape,
  path: readonly string[],
  outcome: FlowOutcome,
  inherited: Inherited,
): FlowCount {
  return add([block, countUnlessSkipped(stage, path, outcome, inherited)]);
}

/** What is in a stage or a cell: all of it, or what is left when its condition leaves it out. */
function countUnlessSkipped(
  stage: Shape,
  path: readonly string[],
  outcome: FlowOutcome,
  inherited: Inherited,
): FlowCount {
  const when = findFirst(stage, 'when');
  if (when === undefined) return countSections(stage, path, outcome, inherited);
  const asked = outcome.hasChanges ? nothing : countChangeConditions(when);
  return outcome.skips(path)
    ? add([asked, one, countBefore(stage, when), countLeftOut(stage)])
    : add([asked, countSections(stage, path, outcome, inherited)]);
}

/** Jenkins says in a line that it knows of no changes, each time it is asked (recorded case 062). */
function countChangeConditions(when: Shape): FlowCount {
  return add(
    listBody(when).map((condition) =>
      /^change(?:set|log)$/.test(condition.name) ? one : countChangeConditions(condition),
    ),
  );
}

/** The stages in a stage that is left out are shown as left out, each of them (recorded case 073). */
function countLeftOut(stage: Shape): FlowCount {
  const leave = (list: Shape | undefined): FlowCount =>
    add(
      (list === undefined ? [] : listBody(list)).map((inner) =>
        add([block, one, countLeftOut(inner)]),
      ),
    );
  const parallel = findFirst(stage, 'parallel');
  const matrix = findFirst(stage, 'matrix');
  return add([
    leave(findFirst(stage, 'stages')),
    leave(parallel),
    parallel === undefined ? nothing : countBranches(listBody(parallel).length),
    matrix === undefined ? nothing : countBranches(listCells(matrix).length),
    ...(matrix === undefined
      ? []
      : listCells(matrix).map(() => add([block, block, one, leave(findFirst(matrix, 'stages'))]))),
  ]);
}

/** `parallel` with its end, and a brace on each side of a branch. */
function countBranches(branches: number): FlowCount {
  return { nodes: 2 + 2 * branches, shells: 0 };
}

/** What a skipped stage took before its condition was asked. */
function countBefore(stage: Shape, when: Shape): FlowCount {
  const options = findFirst(stage, 'options');
  const isFirst = isTrue(when, 'beforeOptions');
  const isEarly = isFirst || isTrue(when, 'beforeInput');
  return add([
    isFirst ? nothing : countOptions(options),
    isEarly ? nothing : countInput(findFirst(stage, 'input')),
    isEarly || isTrue(when, 'beforeAgent')
      ? nothing
      : countAgent(findFirst(stage, 'agent'), options),
  ]);
}

/** Everything in a stage, or in each cell of a matrix, that runs in it. */
function countSections(
  stage: Shape,
  path: readonly string[],
  outcome: FlowOutcome,
  inherited: Inherited,
): FlowCount {
  const options = findFirst(stage, 'options');
  const agent = findFirst(stage, 'agent');
  const parallel = findFirst(stage, 'parallel');
  const matrix = findFirst(stage, 'matrix');
  return add([
    countOptions(options),
    countInput(findFirst(stage, 'input')),
    countAgent(agent, options),
    countEnvironment(stage),
    countTools(findFirst(stage, 'tools') ?? (hasMachine(agent) ? undefined : inherited.tools), 0),
    countStages(findFirst(stage, 'stages'), path, outcome, inherited),
    parallel === undefined
      ? nothing
      : add([
          countBranches(listBody(parallel).length),
          countStages(parallel, path, outcome, inherited),
        ]),
    matrix === undefined ? nothing : countMatrix(matrix, path, outcome, inherited),
    countSteps(listBody(findFirst(stage, 'steps') ?? { name: '', values: [], body: [] })),
    countPost(stage, outcome, 0),
  ]);
}

/** A cell is a branch with a stage in it, whose axes are variables of it. */
function countMatrix(
  matrix: Shape,
  path: readonly string[],
  outcome: FlowOutcome,
  inherited: Inherited,
): FlowCount {
  const cells = listCells(matrix);
  return add([
    countBranches(cells.length),
    ...cells.map((cell) =>
      add([block, block, countUnlessSkipped(matrix, [...path, cell], outcome, inherited)]),
    ),
  ]);
}

/** Properties of the job, which are no steps. */
const jobProperties: ReadonlySet<string> = new Set(
  'authorizationMatrix buildDiscarder disableConcurrentBuilds disableRestartFromStage disableResume durabilityHint githubProjectProperty newContainerPerStage overrideIndexTriggers parallelsAlwaysFailFast preserveStashes quietPeriod rateLimitBuilds skipDefaultCheckout skipStagesAfterUnstable'.split(
    ' ',
  ),
);

function countOptions(options: Shape | undefined): FlowCount {
  const wrappers =
    options === undefined ? [] : listBody(options).filter(({ name }) => !jobProperties.has(name));
  return add(wrappers.map(() => block));
}

function skipsCheckout(options: Shape | undefined): boolean {
  const skip = options === undefined ? undefined : findFirst(options, 'skipDefaultCheckout');
  return skip !== undefined && skip.values[0] !== false;
}

function hasMachine(agent: Shape | undefined): boolean {
  return agent !== undefined && agent.values[0] !== 'none';
}

/** Answers are variables of the stage (recorded case 076). */
function countInput(input: Shape | undefined): FlowCount {
  if (input === undefined) return nothing;
  const hasAnswers =
    findFirst(input, 'parameters') !== undefined ||
    findFirst(input, 'submitterParameter') !== undefined;
  return hasAnswers ? add([one, block]) : one;
}

/** What takes a machine beside `node`, by the kind of agent; not recorded, but for `node`. */
const agentSteps: Readonly<Record<string, FlowCount>> = {
  // isUnix, withEnv, docker inspect, withDockerContainer
  docker: { nodes: 10, shells: 1 },
  // readFile, docker build, and then as above
  dockerfile: { nodes: 12, shells: 2 },
  // podTemplate and container
  kubernetes: { nodes: 8, shells: 0 },
};

/** A machine is `node`; the checkout is a step, and its variables are set for everything in it. */
function countAgent(agent: Shape | undefined, options: Shape | undefined): FlowCount {
  if (agent === undefined || !hasMachine(agent)) return nothing;
  const kind = listBody(agent)[0];
  const hasFolder = kind !== undefined && findFirst(kind, 'customWorkspace') !== undefined;
  return add([
    block,
    hasFolder ? block : nothing,
    agentSteps[kind?.name ?? 'any'] ?? nothing,
    skipsCheckout(options) ? nothing : { nodes: 1 + blockNodes, shells: 0 },
  ]);
}

function countEnvironment(around: Shape): FlowCount {
  const environment = findFirst(around, 'environment');
  return environment === undefined ? nothing : block;
}

/** `tool` and `envVarsForTool` for each, and `withEnv` around what uses them (recorded case 056). */
function countTools(tools: Shape | undefined, more: number): FlowCount {
  if (tools === undefined) return nothing;
  return { nodes: 2 * listBody(tools).length + blockNodes + more, shells: 0 };
}

/** The pipeline's own `post` stands in a stage (`frame`) when any of its conditions runs. */
function countPost(around: Shape, outcome: FlowOutcome, frame: number): FlowCount {
  const post = findFirst(around, 'post');
  const due = post === undefined ? [] : listBody(post).filter(({ name }) => outcome.runs(name));
  if (due.length === 0) return nothing;
  return add([
    { nodes: frame, shells: 0 },
    ...due.map((condition) => countSteps(listBody(condition))),
  ]);
}

function countSteps(steps: readonly Shape[]): FlowCount {
  return add(steps.map(countStep));
}

/** Functions of the library that are no steps of the runner. */
const functions: Readonly<Record<string, FlowCount>> = {
  evaluate: nothing,
  nameBuild: nothing,
  unstashIfPresent: one,
};

function countStep(step: Shape): FlowCount {
  const { name, values } = step;
  if (name === 'if') return countSteps(listBody(step));
  if (name === 'inside') return add([agentSteps['docker'] ?? nothing, countSteps(listBody(step))]);
  if (step.body !== undefined) return add([block, countSteps(listBody(step))]);
  if (Object.hasOwn(functions, name)) return functions[name] ?? nothing;
  // The request is written to a file, and one shell starts the runner.
  if (isRunnerStep(name, values)) return { nodes: 2, shells: 1 };
  return { nodes: 1, shells: name === 'sh' ? 1 : 0 };
}

/** Steps of the runner have an id; of Jenkins's own only `input` does. */
function isRunnerStep(name: string, [given]: Shape['values']): boolean {
  if (Object.hasOwn(contracts, name))
    return contracts[name as keyof typeof contracts].executor === 'runner';
  return name !== 'input' && isRecord(given) && Object.hasOwn(given, 'id');
}

function add(counts: readonly FlowCount[]): FlowCount {
  let nodes = 0;
  let shells = 0;
  for (const count of counts) {
    nodes += count.nodes;
    shells += count.shells;
  }
  return { nodes, shells };
}
