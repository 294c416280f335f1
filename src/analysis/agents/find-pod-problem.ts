import { quote } from '../../diagnostics/quote.ts';
import type { Agent } from '../../model/agent.ts';

type Pod = Extract<Agent, { kind: 'pod' }>;
type Container = Pod['containers'][number];
type Volume = NonNullable<Pod['volumes']>[number];

/** Names of Kubernetes objects and containers (RFC 1123 label). */
const label = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;
/** Amounts as Kubernetes reads them: `500m`, `1.5`, `2Gi`. */
const quantity = /^\d+(?:\.\d+)?(?:m|k|Ki|M|Mi|G|Gi|T|Ti)?$/;
/** Paths that the pod's own template, or every container, needs for itself. */
const takenPaths =
  /^\/(?:opt\/jenkins-pipeline-sdk|home\/jenkins\/agent|proc|sys|dev)(?:\/|$)|^\/$/;

/**
 * What Kubernetes would refuse of a pod, or what would not do what it says, as the end of a sentence;
 * undefined when nothing is wrong. Jenkins itself looks at none of it: the build would wait for ever.
 */
export function findPodProblem(pod: Pod): string | undefined {
  const names = pod.containers.map(({ name }) => name);
  const paths = (pod.volumes ?? []).map(({ path }) => path);
  const tests: readonly (string | undefined)[] = [
    pod.containers[0]?.service === true
      ? 'its first container runs the steps, so that it can be no service'
      : undefined,
    names.includes('jnlp') ? "a container called jnlp would replace Jenkins's own" : undefined,
    describeTwice('container', names),
    ...pod.containers.map(findContainerProblem),
    describeTwice('volume at', paths),
    ...(pod.volumes ?? []).map(findVolumeProblem),
    ...(pod.pullSecrets ?? []).map((name) => describeName('pull secret', name)),
    ...(pod.tolerations ?? []).map(({ key }) =>
      key === '' ? 'a toleration without a key would bear every taint' : undefined,
    ),
  ];
  return tests.find((problem) => problem !== undefined);
}

function findContainerProblem(container: Container): string | undefined {
  const { name, image, cpu, memory, cpuLimit, memoryLimit } = container;
  if (image.trim() === '') return `container ${quote(name)} has no image`;
  const amount = Object.entries({ cpu, memory, cpuLimit, memoryLimit }).find(
    ([, given]) => given !== undefined && !quantity.test(given),
  );
  if (amount !== undefined)
    return `\`${amount[0]}\` of container ${quote(name)} is ${quote(amount[1] ?? '')}, which is no amount such as 500m or 2Gi`;
  return describeName('container', name);
}

function findVolumeProblem({ path, claim, configMap, size }: Volume): string | undefined {
  if (!path.startsWith('/')) return `the volume at ${quote(path)} needs an absolute path`;
  if (takenPaths.test(path)) return `nothing can be laid over ${quote(path)}`;
  const kinds = [claim, configMap, size].filter((kind) => kind !== undefined).length;
  if (kinds > 1)
    return `the volume at ${quote(path)} is more than one of claim, config map and size`;
  if (size !== undefined && !quantity.test(size))
    return `the size of the volume at ${quote(path)} is ${quote(size)}, which is no amount such as 2Gi`;
  const name = claim ?? configMap;
  return name === undefined ? undefined : describeName('volume', name);
}

function describeName(kind: string, name: string): string | undefined {
  return label.test(name)
    ? undefined
    : `${kind} ${quote(name)} needs a name of lower case letters, digits and hyphens`;
}

function describeTwice(kind: string, names: readonly string[]): string | undefined {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? undefined : `it has ${kind} ${quote(twice)} twice`;
}
