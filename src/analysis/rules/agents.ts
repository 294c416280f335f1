import { quote } from '../../diagnostics/quote.ts';
import type { Agent } from '../../model/agent.ts';
import { findArgumentProblem } from '../agents/find-argument-problem.ts';
import { findPodProblem } from '../agents/find-pod-problem.ts';
import type { Analysis } from '../analysis.ts';
import { referencesIn } from '../collect-references.ts';
import { findPathProblem } from '../inputs/path-problem.ts';
import { type Place, placeOfPipeline, placeOfStage, type StepNode } from '../nodes.ts';
import { listNames } from '../suggest-name.ts';

/** Agents are ones that Jenkins, Docker and Kubernetes can bring. */
export function checkAgents(analysis: Analysis): void {
  const { agent, tools } = analysis.pipeline;
  checkAgent(agent, placeOfPipeline, analysis);
  checkTools(tools, undefined, placeOfPipeline, analysis);
  for (const node of analysis.stages) {
    const place = placeOfStage(node);
    if (node.stage.agent !== undefined) checkAgent(node.stage.agent, place, analysis);
    checkTools(node.stage.tools, node.stage.agent ?? agent, place, analysis);
  }
  for (const node of analysis.steps) checkContainer(node, analysis);
}

/** A step runs in a container that the pod of its stage has, and that does nothing else. */
function checkContainer(node: StepNode, analysis: Analysis): void {
  const { container } = node.step;
  if (container === undefined) return;
  const own = node.stage?.stage.stages === undefined ? node.stage?.stage.agent : undefined;
  const agent = own ?? analysis.pipeline.agent;
  const names =
    agent.kind === 'pod'
      ? agent.containers.filter(({ service }) => service !== true).map(({ name }) => name)
      : [];
  if (names.includes(container)) return;
  analysis.report(
    'unknown-container',
    {
      step: node.label,
      container: quote(container),
      found: agent.kind === 'pod' ? `the pod has ${listNames(names)}` : 'the agent is no pod',
    },
    node,
  );
}

function checkAgent(agent: Agent, place: Place, analysis: Analysis): void {
  checkValues(agent, place, analysis);
  if (agent.kind === 'pod') {
    const problem = findPodProblem(agent);
    if (problem !== undefined)
      analysis.report('invalid-pod', { place: place.label, problem }, place);
  }
  if (agent.kind === 'dockerfile') checkDockerfile(agent, place, analysis);
  if (agent.kind !== 'dockerfile' && agent.kind !== 'container') return;
  for (const argument of agent.arguments ?? []) {
    const problem = findArgumentProblem(argument);
    if (problem !== undefined)
      analysis.report(
        'container-argument-refused',
        { argument: quote(argument), problem, place: place.label },
        place,
      );
  }
}

/** Jenkins puts the path into a shell's double quotes and looks for the file below the folder. */
function checkDockerfile(
  { file, context }: Extract<Agent, { kind: 'dockerfile' }>,
  place: Place,
  analysis: Analysis,
): void {
  const folder = context?.replace(/\/+$/, '');
  const problem = [file, ...(folder === undefined ? [] : [folder])]
    .map((path) =>
      /^[\w@%+=:,./-]+$/.test(path)
        ? findPathProblem(path)
        : 'has characters other than letters, digits and signs of a path',
    )
    .find((found) => found !== undefined);
  const isOutside = folder !== undefined && !file.startsWith(`${folder}/`);
  if (problem === undefined && !isOutside) return;
  analysis.report(
    'dockerfile-out-of-place',
    {
      file: quote(file),
      problem: problem ?? `does not lie in its context ${quote(folder ?? '')}`,
      place: place.label,
    },
    place,
  );
}

/** Names of the context that are known on a machine only, behind the checkout. */
const machineContext: ReadonlySet<string> = new Set(['commit', 'shortCommit', 'serviceUrl']);

function checkValues(agent: Agent, place: Place, analysis: Analysis): void {
  const texts = [
    ...('label' in agent ? [agent.label] : []),
    ...(agent.kind === 'container' ? [agent.image] : []),
  ];
  for (const { kind, name } of referencesIn(texts)) {
    const isKnown =
      kind === 'parameter' ||
      kind === 'axis' ||
      kind === 'answer' ||
      (kind === 'context' && !machineContext.has(name));
    if (!isKnown)
      analysis.report(
        'unknown-before-agent',
        {
          place: place.label,
          reference: kind === 'context' ? `context.${name}` : `${kind} ${quote(name)}`,
        },
        place,
      );
  }
}

function checkTools(
  tools: Readonly<Record<string, string>> | undefined,
  agent: Agent | undefined,
  place: Place,
  analysis: Analysis,
): void {
  for (const [kind, name] of Object.entries(tools ?? {})) {
    const problem = !/^[A-Za-z][A-Za-z0-9]*$/.test(kind)
      ? 'the kind of a tool is a word such as jdk, maven or nodejs'
      : name.trim() !== name || name === ''
        ? 'the name of an installation does not begin or end with a blank'
        : agent?.kind === 'pod' || agent?.kind === 'container' || agent?.kind === 'dockerfile'
          ? 'a container has the tools of its image and no others'
          : undefined;
    if (problem !== undefined)
      analysis.report(
        'invalid-tool',
        { tool: `${quote(kind)}: ${quote(name)}`, problem, place: place.label },
        place,
      );
  }
}
