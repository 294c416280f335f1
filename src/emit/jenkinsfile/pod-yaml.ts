import type { Agent } from '../../model/agent.ts';

type Pod = Extract<Agent, { kind: 'pod' }>;
type Container = Pod['containers'][number];
type Volume = NonNullable<Pod['volumes']>[number];

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
    ...printList('tolerations', pod.tolerations ?? [], printToleration),
    ...printList('imagePullSecrets', pod.pullSecrets ?? [], (name) => [`name: ${quote(name)}`]),
    ...printList('volumes', pod.volumes ?? [], printVolume),
    '  containers:',
    ...pod.containers.flatMap((container) => printContainer(container, pod.volumes ?? [])),
  ];
}

function printContainer(container: Container, volumes: readonly Volume[]): string[] {
  const { cpu, memory, cpuLimit = cpu, memoryLimit = memory } = container;
  const isService = container.service === true;
  return [
    `    - name: ${quote(container.name)}`,
    `      image: ${quote(container.image)}`,
    // Without a command of its own it would end before the first step.
    ...(isService
      ? []
      : ['      command: ["sleep"]', `      args: [${quote(thirtyDaysInSeconds)}]`]),
    ...(container.env === undefined ? [] : ['      env:', ...printVariables(container.env)]),
    ...(container.user === undefined
      ? []
      : ['      securityContext:', `        runAsUser: ${container.user}`]),
    ...printResources({ cpu, memory }, { cpu: cpuLimit, memory: memoryLimit }),
    ...(isService && volumes.length === 0 ? [] : ['      volumeMounts:']),
    ...(isService
      ? []
      : [
          '        - name: "platform-runner"',
          `          mountPath: ${quote(runnerFolder)}`,
          '          readOnly: true',
        ]),
    ...volumes.flatMap(({ path, readOnly }, index) => [
      `        - name: ${quote(volumeName(index))}`,
      `          mountPath: ${quote(path)}`,
      ...(readOnly === true ? ['          readOnly: true'] : []),
    ]),
  ];
}

type Amounts = Readonly<Record<'cpu' | 'memory', string | undefined>>;

function printResources(requests: Amounts, limits: Amounts): string[] {
  const given = ({ cpu, memory }: Amounts) => ({
    ...(cpu === undefined ? {} : { cpu }),
    ...(memory === undefined ? {} : { memory }),
  });
  const parts = Object.entries({ requests: given(requests), limits: given(limits) }).filter(
    ([, amounts]) => Object.keys(amounts).length > 0,
  );
  if (parts.length === 0) return [];
  return [
    '      resources:',
    ...parts.flatMap(([name, amounts]) => [`        ${name}:`, ...printMap(amounts, 10)]),
  ];
}

function printVariables(env: Readonly<Record<string, string>>): string[] {
  return Object.entries(env).flatMap(([name, value]) => [
    `        - name: ${quote(name)}`,
    `          value: ${quote(value)}`,
  ]);
}

/** Without a value or an effect a toleration means all of them. */
function printToleration({
  key,
  value,
  effect,
}: NonNullable<Pod['tolerations']>[number]): string[] {
  return [
    `key: ${quote(key)}`,
    ...(value === undefined
      ? ['operator: "Exists"']
      : ['operator: "Equal"', `value: ${quote(value)}`]),
    ...(effect === undefined ? [] : [`effect: ${quote(effect)}`]),
  ];
}

function printVolume({ claim, configMap, size }: Volume, index: number): string[] {
  const name = `name: ${quote(volumeName(index))}`;
  if (claim !== undefined) return [name, 'persistentVolumeClaim:', `  claimName: ${quote(claim)}`];
  if (configMap !== undefined) return [name, 'configMap:', `  name: ${quote(configMap)}`];
  return size === undefined
    ? [name, 'emptyDir: {}']
    : [name, 'emptyDir:', `  sizeLimit: ${quote(size)}`];
}

/** A name that the pod template of the platform team does not have. */
function volumeName(index: number): string {
  return `stage-${index + 1}`;
}

/** A list of the pod's specification, each item a few lines. */
function printList<T>(
  name: string,
  items: readonly T[],
  print: (item: T, index: number) => string[],
): string[] {
  if (items.length === 0) return [];
  const lines = items.flatMap((item, index) =>
    print(item, index).map((line, row) => `    ${row === 0 ? '- ' : '  '}${line}`),
  );
  return [`  ${name}:`, ...lines];
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
