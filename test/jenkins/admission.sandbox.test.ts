import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { describeAdmission } from '../../src/jenkins/identity/describe-admission.ts';
import { ensureKubeconform } from '../adapters/kubernetes-schema/kubeconform.ts';
import { type EvaluateCel, ensureCel } from './ensure-part.ts';

/**
 * The policy's expressions, evaluated as the cluster would: all have to hold. A real API server
 * type-checks them as well, which no test here does.
 */

const [policy, binding] = describeAdmission({
  namespace: 'jenkins-agents',
  serviceAccounts: ['jenkins-agent'],
});
const { validations } = (
  policy as { spec: { validations: { expression: string; message: string }[] } }
).spec;

let evaluate: EvaluateCel;
beforeAll(async () => {
  evaluate = await ensureCel();
});

/** Maps of JSON as CEL has them. */
function toCel(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toCel);
  if (typeof value === 'object' && value !== null)
    return new Map(Object.entries(value).map(([name, inner]) => [name, toCel(inner)]));
  return value;
}

/** What the cluster says to a pod: the messages of what does not hold, or of an error. */
function refuse(spec: object): string[] {
  const object = toCel({ metadata: { name: 'pod' }, spec });
  return validations
    .filter(({ expression }) => {
      try {
        return evaluate(expression, { object }) !== true;
      } catch {
        return true;
      }
    })
    .map(({ message }) => message);
}

const container = { name: 'node', image: 'node:24', volumeMounts: [] };
const good = { serviceAccountName: 'jenkins-agent', containers: [container] };

describe('a pod of a build', () => {
  test('of our own pod template is let in', () => {
    const casc = readFileSync(
      join(import.meta.dirname, '../../jenkins/controller/casc/30-kubernetes.yaml'),
      'utf8',
    );
    const [{ kubernetes }] = parse(casc).jenkins.clouds;
    const [template] = kubernetes.templates;
    const { spec } = parse(template.yaml);
    expect(refuse({ ...spec, serviceAccountName: template.serviceAccount })).toEqual([]);
    expect(refuse(good)).toEqual([]);
    expect(
      refuse({ ...good, volumes: [{ name: 'w', emptyDir: {} }], initContainers: [container] }),
    ).toEqual([]);
  });

  test.each<[string, object, RegExp]>([
    ['names another service account', { serviceAccountName: 'deployer' }, /run as jenkins-agent/],
    [
      'names none, which is the default one',
      { serviceAccountName: undefined },
      /run as jenkins-agent/,
    ],
    [
      'gets the token of its account, as the cluster adds it unless told not to',
      {
        volumes: [
          {
            name: 'kube-api-access',
            projected: { sources: [{ serviceAccountToken: { path: 'token' } }] },
          },
        ],
      },
      /no token of a service account/,
    ],
    [
      'mounts a secret',
      { volumes: [{ name: 's', secret: { secretName: 'prod' } }] },
      /mount no secrets/,
    ],
    [
      'mounts a secret among others',
      { volumes: [{ name: 's', projected: { sources: [{ secret: { name: 'prod' } }] } }] },
      /mount no secrets/,
    ],
    [
      'mounts a folder of the machine',
      { volumes: [{ name: 'h', hostPath: { path: '/' } }] },
      /nothing of the machine/,
    ],
    [
      'mounts secrets by a driver',
      { volumes: [{ name: 'c', csi: { driver: 'secrets-store.csi.k8s.io' } }] },
      /mount no secrets/,
    ],
    [
      'reads a secret into a variable',
      {
        containers: [
          {
            ...container,
            env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }],
          },
        ],
      },
      /read no secrets/,
    ],
    [
      'reads a secret in an init container',
      { initContainers: [{ ...container, envFrom: [{ secretRef: { name: 's' } }] }] },
      /read no secrets/,
    ],
    [
      'reads a secret in a debug container',
      { ephemeralContainers: [{ ...container, envFrom: [{ secretRef: { name: 's' } }] }] },
      /read no secrets/,
    ],
    ['is in the network of the machine', { hostNetwork: true }, /share nothing/],
    ['sees the processes of the machine', { hostPID: true }, /share nothing/],
    [
      'is privileged',
      { containers: [{ ...container, securityContext: { privileged: true } }] },
      /no privileges/,
    ],
    [
      'adds a capability',
      { containers: [{ ...container, securityContext: { capabilities: { add: ['SYS_ADMIN'] } } }] },
      /no privileges/,
    ],
    [
      'is privileged in an init container',
      { initContainers: [{ ...container, securityContext: { privileged: true } }] },
      /no privileges/,
    ],
    ['chooses its machine', { nodeName: 'control-plane' }, /scheduler chooses/],
  ])('that %s is refused', (_what, spec, message) => {
    const merged = JSON.parse(JSON.stringify({ ...good, ...spec }));
    const said = refuse(merged);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(message);
  });

  test('can say nothing of itself that lets more in: neither label nor annotation is looked at', () => {
    for (const { expression } of validations) expect(expression).not.toContain('metadata');
    expect(policy).toMatchObject({ spec: { failurePolicy: 'Fail' } });
    expect(binding).toMatchObject({
      spec: { validationActions: expect.arrayContaining(['Deny']) },
    });
  });
});

test('policy and binding are valid manifests', async () => {
  const kubeconform = await ensureKubeconform();
  const named = [policy, binding].map((manifest, index) => ({
    ...manifest,
    metadata: { name: `m${index}` },
  }));
  expect(await kubeconform.findInvalid(named, '1.36')).toEqual(new Set());
});
