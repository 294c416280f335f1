import type { Agent } from '../../model/agent.ts';

type Pod = Extract<Agent, { kind: 'pod' }>;
type Container = Pod['containers'][number];

/** Where the runner lies on every agent; never taken from the environment, which team code can set. */
export const runnerFolder = '/opt/jenkins-pipeline-sdk';

/** Keeps a container alive until the pod ends; every `sleep` understands seconds. */
const thirtyDaysInSeconds = '2592000';

/**
 * The pod of a stage in YAML, a line each. Every text is a double-quoted scalar, whose escapes are
 * those of JSON; the runner's volume comes from the pod template that it is merged with.
 */
export function printPodYaml(pod: Pod): string[] {
  return [
    'apiVersion: v1',
    'kind: Pod',
    'spec:',
    ...(pod.serviceAccount === undefined
      ? []
      : [`  serviceAccountName: ${quote(pod.serviceAccount)}`]),
    ...(pod.nodeSelector === undefined
      ? []
      : ['  nodeSelector:', ...printMap(pod.nodeSelector, 4)]),
    '  containers:',
    ...pod.containers.flatMap(printContainer),
  ];
}

function printContainer(container: Container): string[] {
  const resources = {
    ...(container.cpu === undefined ? {} : { cpu: container.cpu }),
    ...(container.memory === undefined ? {} : { memory: container.memory }),
  };
  return [
    `    - name: ${quote(container.name)}`,
    `      image: ${quote(container.image)}`,
    '      command: ["sleep"]',
    `      args: [${quote(thirtyDaysInSeconds)}]`,
    ...(Object.keys(resources).length === 0
      ? []
      : [
          '      resources:',
          '        requests:',
          ...printMap(resources, 10),
          '        limits:',
          ...printMap(resources, 10),
        ]),
    '      volumeMounts:',
    '        - name: "platform-runner"',
    `          mountPath: ${quote(runnerFolder)}`,
    '          readOnly: true',
  ];
}

function printMap(map: Readonly<Record<string, string>>, indent: number): string[] {
  return Object.entries(map).map(
    ([key, value]) => `${' '.repeat(indent)}${quote(key)}: ${quote(value)}`,
  );
}

/** YAML takes characters for line breaks that JSON leaves as they are. */
function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
