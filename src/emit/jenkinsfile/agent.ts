import type { Agent } from '../../model/agent.ts';
import { callMethod, describe, textBlock, variable } from '../groovy/build-expression.ts';
import type { GroovyExpression } from '../groovy/expression.ts';
import {
  block,
  callBlock,
  directive,
  expressionBlock,
  inlineBlock,
  type Piece,
  word,
} from './document.ts';
import { printPodYaml, runnerFolder } from './pod-yaml.ts';

/**
 * Name of the pod template that the platform team keeps on the controller: it brings the agent and
 * puts the runner, read-only, into the volume that the containers mount.
 */
const podTemplate = 'platform';

/** A container gets the runner from the machine that it runs on, read-only. */
const mountRunner = `-v ${runnerFolder}:${runnerFolder}:ro`;

/** `agent …` of a stage. */
export function printAgent(agent: Agent): Piece {
  switch (agent.kind) {
    case 'any':
      return word('agent', 'any');
    case 'label':
      return inlineBlock('agent', directive('label', agent.label));
    case 'container':
      return block('agent', [
        block('docker', [
          directive('image', agent.image),
          ...(agent.label === undefined ? [] : [directive('label', agent.label)]),
          directive('args', mountRunner),
        ]),
      ]);
    case 'pod':
      return block('agent', [
        block('kubernetes', [
          directive('inheritFrom', podTemplate),
          word('yamlMergeStrategy', 'merge()'),
          directive('defaultContainer', agent.containers[0]?.name ?? ''),
          (indent) => directive('yaml', yamlBlock(agent, indent))(indent),
        ]),
      ]);
  }
}

/**
 * Steps on an agent of their own, where there is no stage to give them one: in the `post` of a
 * pipeline or of a group.
 */
export function printOnAgent(agent: Agent, steps: readonly Piece[]): Piece {
  switch (agent.kind) {
    case 'any':
      return block('node', steps);
    case 'label':
      return callBlock('node', agent.label, steps);
    case 'container': {
      const inside = callMethod(
        callMethod(variable('docker'), 'image', agent.image),
        'inside',
        mountRunner,
      );
      const container = block('script', [expressionBlock(inside, steps)]);
      return agent.label === undefined
        ? block('node', [container])
        : callBlock('node', agent.label, [container]);
    }
    case 'pod':
      return (indent) =>
        callBlock(
          'podTemplate',
          {
            inheritFrom: podTemplate,
            yamlMergeStrategy: describe('merge', {}),
            yaml: yamlBlock(agent, indent + 2),
          },
          [
            callBlock('node', variable('POD_LABEL'), [
              callBlock('container', agent.containers[0]?.name ?? '', steps),
            ]),
          ],
        )(indent);
  }
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
