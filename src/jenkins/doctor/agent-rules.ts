import type { ControllerState } from './controller-state.ts';
import { createFinding, type DoctorFinding } from './finding.ts';
import { selectList, selectValue } from './select-values.ts';

/** A pod template as Configuration as Code exports it. */
interface PodTemplate {
  readonly name?: string;
  readonly hostNetwork?: boolean;
  readonly yaml?: string;
  readonly containers?: readonly { readonly privileged?: boolean }[];
}

/** What is wrong with the agents: generated files inherit from one template, and bring nothing else. */
export function examineAgents({ configuration }: ControllerState): DoctorFinding[] {
  const templates = selectList(configuration, 'jenkins.clouds').flatMap(
    (cloud) => selectList(cloud, 'kubernetes.templates') as readonly PodTemplate[],
  );
  const platform = templates.find(({ name }) => name === 'platform');
  return [
    ...(platform === undefined
      ? [
          createFinding(
            'error',
            'no-pod-template',
            'platform',
            'There is no pod template of this name, which every stage with a pod inherits from.',
            'Take jenkins/controller/casc/30-kubernetes.yaml.',
          ),
        ]
      : (platform.yaml ?? '').includes('platform-runner')
        ? []
        : [
            createFinding(
              'error',
              'no-runner-volume',
              'platform',
              'The pod template has no volume `platform-runner`, from which the steps start the runner.',
              'Take the template of jenkins/controller/casc/30-kubernetes.yaml.',
            ),
          ]),
    ...templates.flatMap((template) => {
      const isPrivileged =
        template.hostNetwork === true ||
        (template.containers ?? []).some(({ privileged }) => privileged === true) ||
        /privileged:\s*true|hostPath:|hostPID:\s*true|hostNetwork:\s*true/.test(
          template.yaml ?? '',
        );
      if (!isPrivileged) return [];
      return createFinding(
        'error',
        'privileged-pods',
        template.name ?? '(no name)',
        'Its pods can take over the machine that they run on, and every build there.',
        'Take the privileges away; images are built without them.',
      );
    }),
    ...(selectValue(configuration, 'jenkins.clouds') === undefined
      ? [
          createFinding(
            'warning',
            'no-cloud',
            'jenkins.clouds',
            'There is no cloud of agents; builds share machines that keep what a build left.',
            'Take jenkins/controller/casc/30-kubernetes.yaml.',
          ),
        ]
      : []),
  ];
}
