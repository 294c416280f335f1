import type { Agent } from '../../model/agent.ts';
import type { Value } from '../../model/value.ts';
import {
  callMethod,
  describe,
  quoteText,
  textBlock,
  variable,
} from '../groovy/build-expression.ts';
import { GroovyExpression } from '../groovy/expression.ts';
import {
  atIndent,
  block,
  callBlock,
  directive,
  expressionBlock,
  inlineBlock,
  type Piece,
  word,
} from './document.ts';
import { flattenText, toKnownValue } from './known-value.ts';
import { printPodYaml, runnerFolder } from './pod-yaml.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Name of the pod template that the platform team keeps on the controller: it brings the agent and
 * puts the runner, read-only, into the volume that the containers mount.
 */
const podTemplate = 'platform';

/** A container gets the runner from the machine that it runs on, read-only. */
const mountRunner = `-v ${runnerFolder}:${runnerFolder}:ro`;

/** `agent …` of a stage. */
export function printAgent(agent: Agent, around: Surroundings): Piece {
  switch (agent.kind) {
    case 'none':
    case 'any':
      return word('agent', agent.kind);
    case 'label':
      return inlineBlock('agent', directive('label', toAgentText(agent.label, around)));
    case 'container':
      return block('agent', [
        block('docker', [
          directive('image', toAgentText(agent.image, around)),
          ...printLabel(agent.label, around),
          directive('args', joinArguments(agent)),
          ...(agent.pull === true ? [directive('alwaysPull', true)] : []),
        ]),
      ]);
    case 'dockerfile':
      return block('agent', [
        block('dockerfile', [
          ...printDockerfile(agent),
          ...printLabel(agent.label, around),
          directive('args', joinArguments(agent)),
        ]),
      ]);
    case 'pod':
      return block('agent', [
        block('kubernetes', [
          ...(agent.cloud === undefined ? [] : [directive('cloud', agent.cloud)]),
          directive('inheritFrom', podTemplate),
          word('yamlMergeStrategy', 'merge()'),
          directive('defaultContainer', agent.containers[0]?.name ?? ''),
          atIndent((indent) => directive('yaml', yamlBlock(agent, indent))),
        ]),
      ]);
  }
}

/**
 * Steps on an agent of their own, where there is no stage to give them one: in the `post` of a
 * pipeline or of a group.
 */
export function printOnAgent(
  agent: Agent,
  steps: readonly Piece[],
  around: Surroundings,
  node: string,
): Piece {
  const refuse = (problem: string): Piece => {
    around.inexpressible.push({ node, problem });
    return block('node', steps);
  };
  switch (agent.kind) {
    case 'none':
      return refuse("the steps need a machine, and the pipeline's agent is 'none'");
    case 'any':
      return block('node', steps);
    case 'label':
      return callBlock('node', toAgentText(agent.label, around), steps);
    case 'dockerfile':
      return refuse('the steps need a machine, and only a stage can build one from a Dockerfile');
    case 'container': {
      const inside = callMethod(
        callMethod(variable('docker'), 'image', toAgentText(agent.image, around)),
        'inside',
        joinArguments(agent),
      );
      const container = block('script', [expressionBlock(inside, steps)]);
      return agent.label === undefined
        ? block('node', [container])
        : callBlock('node', toAgentText(agent.label, around), [container]);
    }
    case 'pod':
      return atIndent((indent) =>
        callBlock(
          'podTemplate',
          {
            ...(agent.cloud === undefined ? {} : { cloud: agent.cloud }),
            inheritFrom: podTemplate,
            yamlMergeStrategy: describe('merge', {}),
            yaml: yamlBlock(agent, indent + 2),
          },
          [
            callBlock('node', variable('POD_LABEL'), [
              callBlock('container', agent.containers[0]?.name ?? '', steps),
            ]),
          ],
        ),
      );
  }
}

/** A text that Jenkins reads before it takes a machine: literals, parameters, axes and answers. */
function toAgentText(value: Value, around: Surroundings): string | GroovyExpression {
  const parts = flattenText(value).map((part) => {
    const known = toKnownValue(part, around);
    return known instanceof GroovyExpression ? known : String(known ?? '');
  });
  return parts.some((part) => part instanceof GroovyExpression) ? quoteText(parts) : parts.join('');
}

function printLabel(label: Value | undefined, around: Surroundings): Piece[] {
  return label === undefined ? [] : [directive('label', toAgentText(label, around))];
}

/** Docker gets one text and divides it at blanks; the analysis lets no argument with one through. */
function joinArguments({
  arguments: given = [],
}: {
  readonly arguments?: readonly string[];
}): string {
  return [mountRunner, ...given].join(' ');
}

/** Jenkins looks for the file in the folder, and puts build arguments into a shell's command. */
function printDockerfile({
  file,
  context,
  buildArguments = {},
}: Extract<Agent, { kind: 'dockerfile' }>): Piece[] {
  const folder = context?.replace(/\/+$/, '');
  const words = Object.entries(buildArguments).map(
    ([name, value]) => `--build-arg ${quoteForShell(`${name}=${value}`)}`,
  );
  return [
    directive('filename', folder === undefined ? file : file.slice(folder.length + 1)),
    ...(folder === undefined ? [] : [directive('dir', folder)]),
    ...(words.length === 0 ? [] : [directive('additionalBuildArgs', words.join(' '))]),
  ];
}

function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The pod's YAML as it stands in the file: indented below its directive, which YAML allows. */
function yamlBlock(pod: Extract<Agent, { kind: 'pod' }>, indent: number): GroovyExpression {
  const space = ' '.repeat(indent);
  return textBlock(
    `\n${printPodYaml(pod)
      .map((line) => `${space}  ${line}\n`)
      .join('')}${space}`,
  );
}
