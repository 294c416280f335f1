/** What pods of agents may be, in the namespace that they are made in. */
export interface AgentNamespace {
  readonly namespace: string;
  /** The service accounts that they may name; they have no rights. */
  readonly serviceAccounts: readonly string[];
}

/** Every container of a pod, whatever list it is in. */
const containers =
  '(object.spec.containers + (has(object.spec.initContainers) ? object.spec.initContainers : []) + (has(object.spec.ephemeralContainers) ? object.spec.ephemeralContainers : []))';
const volumes = '(has(object.spec.volumes) ? object.spec.volumes : [])';

/** A rule in CEL, and what the person reads who broke it. */
interface Validation {
  readonly expression: string;
  readonly message: string;
}

/**
 * What a pod of a build may not be. The Jenkinsfile of a branch writes the pod, so that nothing in
 * it, no label and no annotation, tells whose it is: every pod of the namespace is held to the same.
 */
function listValidations({ serviceAccounts }: AgentNamespace): Validation[] {
  return [
    {
      expression: `has(object.spec.serviceAccountName) && object.spec.serviceAccountName in ${JSON.stringify(serviceAccounts)}`,
      message: `Pods of builds run as ${serviceAccounts.join(' or ')}.`,
    },
    {
      expression: `${volumes}.all(v, !has(v.projected) || !has(v.projected.sources) || v.projected.sources.all(s, !has(s.serviceAccountToken)))`,
      message:
        'Pods of builds get no token of a service account: automountServiceAccountToken is false.',
    },
    {
      expression: `${volumes}.all(v, !has(v.secret) && !has(v.hostPath) && !has(v.csi) && (!has(v.projected) || !has(v.projected.sources) || v.projected.sources.all(s, !has(s.secret))))`,
      message: 'Pods of builds mount no secrets and nothing of the machine.',
    },
    {
      expression: `${containers}.all(c, (!has(c.envFrom) || c.envFrom.all(e, !has(e.secretRef))) && (!has(c.env) || c.env.all(e, !has(e.valueFrom) || !has(e.valueFrom.secretKeyRef))))`,
      message:
        'Pods of builds read no secrets of the cluster; the runner gets those that a step declares.',
    },
    {
      expression:
        '(!has(object.spec.hostNetwork) || !object.spec.hostNetwork) && (!has(object.spec.hostPID) || !object.spec.hostPID) && (!has(object.spec.hostIPC) || !object.spec.hostIPC)',
      message: "Pods of builds share nothing of the machine's.",
    },
    {
      expression: `${containers}.all(c, !has(c.securityContext) || ((!has(c.securityContext.privileged) || !c.securityContext.privileged) && (!has(c.securityContext.capabilities) || !has(c.securityContext.capabilities.add) || size(c.securityContext.capabilities.add) == 0) && (!has(c.securityContext.procMount) || c.securityContext.procMount == "Default")))`,
      message: 'Containers of builds have no privileges.',
    },
    {
      expression: '!has(object.spec.nodeName)',
      message: 'The scheduler chooses the machine of a pod.',
    },
  ];
}

/** A policy that the cluster holds pods of agents to, and what binds it to their namespace. */
export function describeAdmission(agents: AgentNamespace): readonly [object, object] {
  const name = `platform-agents-${agents.namespace}`;
  return [
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name },
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: {
          resourceRules: [
            {
              apiGroups: [''],
              apiVersions: ['v1'],
              operations: ['CREATE', 'UPDATE'],
              resources: ['pods', 'pods/ephemeralcontainers'],
            },
          ],
        },
        validations: listValidations(agents).map((validation) => ({
          ...validation,
          reason: 'Forbidden',
        })),
      },
    },
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name },
      spec: {
        policyName: name,
        validationActions: ['Deny', 'Audit'],
        matchResources: {
          namespaceSelector: {
            matchLabels: { 'kubernetes.io/metadata.name': agents.namespace },
          },
        },
      },
    },
  ];
}
