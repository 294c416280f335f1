import { expect, it } from 'vitest';
import { printManifestPath } from '../../../src/adapters/kubernetes-schema/schema-problem.ts';
import {
  createManifestValidator,
  validateManifest,
} from '../../../src/adapters/kubernetes-schema/validate-manifest.ts';
import { UserError } from '../../../src/diagnostics/errors.ts';

const container = { name: 'app', image: 'example.com/app:1' };

function deployment(spec: object = {}, pod: object = {}): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'app' },
    spec: {
      selector: { matchLabels: { app: 'app' } },
      template: {
        metadata: { labels: { app: 'app' } },
        spec: { containers: [container], ...pod },
      },
      ...spec,
    },
  };
}

function secret(fields: object): object {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'app' }, ...fields };
}

function messages(manifest: unknown, version?: string): string[] {
  return validateManifest(manifest, version === undefined ? {} : { version }).map(
    ({ severity, message, mend }) => `${severity}: ${message}${mend ? ` | ${mend}` : ''}`,
  );
}

it('finds nothing wrong with what a cluster accepts', () => {
  expect(messages(deployment())).toEqual([]);
  expect(
    messages(
      deployment(
        { strategy: { rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } } },
        {
          containers: [
            {
              ...container,
              resources: { limits: { cpu: 1.5, memory: '256Mi' }, requests: { cpu: '500m' } },
            },
          ],
        },
      ),
    ),
  ).toEqual([]);
});

it('reads null like an absent field', () => {
  expect(messages({ ...deployment(), status: null })).toEqual([]);
  expect(messages(deployment({ replicas: null }, { nodeSelector: null }))).toEqual([]);
  expect(messages(deployment({ selector: null }))).toEqual([
    'error: spec lacks the field "selector"',
  ]);
});

it.each([
  [
    'a misspelt field',
    deployment({ replcas: 2 }),
    'error: spec has no field "replcas" | Did you mean "replicas"?',
  ],
  [
    'a field that is none',
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, zzz: 1 },
    'error: the manifest has no field "zzz" | It takes binaryData, data, immutable.',
  ],
  [
    'a number where text belongs',
    deployment({}, { containers: [{ ...container, env: [{ name: 'A', value: 1 }] }] }),
    'error: spec.template.spec.containers[0].env[0].value is a number, expected a string | Quote it in the template: {{ … | quote }}.',
  ],
  [
    'text where a number belongs',
    deployment({ replicas: '2' }),
    'error: spec.replicas is a string, expected an integer',
  ],
  [
    'a fraction',
    deployment({ replicas: 1.5 }),
    'error: spec.replicas is a number, expected an integer',
  ],
  [
    'a list where an object belongs',
    deployment({ selector: [] }),
    'error: spec.selector is a list, expected an object',
  ],
  [
    'a missing list',
    deployment({}, { containers: undefined }),
    'error: spec.template.spec lacks the field "containers"',
  ],
  [
    'a value that is not allowed',
    deployment({}, { restartPolicy: 'always' }),
    'error: spec.template.spec.restartPolicy has a value that is not allowed; allowed are "Always", "Never", "OnFailure" | Did you mean "Always"?',
  ],
  [
    'a quantity',
    deployment({}, { containers: [{ ...container, resources: { limits: { memory: '256 MB' } } }] }),
    'error: spec.template.spec.containers[0].resources.limits.memory is not a quantity such as 500m, 1.5 or 256Mi',
  ],
  [
    'a number beyond 32 bits',
    deployment({ replicas: 2 ** 31 }),
    'error: spec.replicas is not a valid int32',
  ],
  [
    'a Secret that is not encoded',
    secret({ data: { password: 'p@ss word' } }),
    'error: data.password is not base64 | Encode it in the template ({{ … | b64enc }}), or put it into stringData.',
  ],
  [
    'one variable twice',
    deployment({}, { containers: [{ ...container, env: [{ name: 'A' }, { name: 'A' }] }] }),
    'warning: spec.template.spec.containers[0].env[1] repeats the name of an earlier entry | Server-side apply, the default of Helm 4, refuses it: keep one of them.',
  ],
  [
    'no name',
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: {} },
    'error: metadata lacks a name',
  ],
  [
    'no kind',
    { apiVersion: 'v1' },
    'error: the manifest lacks the field "kind" | A manifest is an object with apiVersion, kind and metadata.',
  ],
  [
    'something else',
    'hello',
    'error: this is not a manifest | A manifest is an object with apiVersion, kind and metadata.',
  ],
])('says what is wrong with %s', (_name, manifest, expected) => {
  expect(messages(manifest)).toEqual([expected]);
});

it('reports everything at once', () => {
  const manifest = deployment({ replcas: 1, replicas: 'x' }, { restartPolicy: 'x', dnsPolcy: 'x' });
  expect(messages(manifest)).toHaveLength(4);
});

it('never quotes a value, which may be secret', () => {
  const planted = 'planted-5c1d';
  const problems = [
    ...messages(secret({ data: { password: planted }, type: 5, [`x`]: planted })),
    ...messages(secret({ stringData: { password: [planted] } })),
    ...messages(
      deployment({}, { restartPolicy: planted, containers: [{ ...container, env: planted }] }),
    ),
  ];
  expect(problems.length).toBeGreaterThan(4);
  expect(problems.join('\n')).not.toContain(planted);
});

it('names removed, deprecated, misplaced and misspelt APIs', () => {
  const ask = (apiVersion: string, kind: string, version?: string) =>
    messages({ apiVersion, kind, metadata: { name: 'a' } }, version)[0];
  expect(ask('extensions/v1beta1', 'Ingress')).toBe(
    'error: extensions/v1beta1 Ingress was removed in Kubernetes 1.22; this is 1.36 | Use apiVersion networking.k8s.io/v1, kind Ingress.',
  );
  expect(ask('policy/v1beta1', 'PodSecurityPolicy')).toContain('was removed in Kubernetes 1.25');
  expect(ask('autoscaling/v2beta2', 'HorizontalPodAutoscaler')).toContain(
    'Use apiVersion autoscaling/v2',
  );
  expect(ask('v1', 'Deployment')).toBe(
    'error: Kubernetes 1.36 serves no v1 Deployment | Use apiVersion apps/v1, kind Deployment.',
  );
  expect(ask('apps/v1', 'Deploymnt')).toContain('Did you mean "Deployment"?');
  expect(ask('apps/v2', 'Deployment')).toContain('Use apiVersion apps/v1');
  expect(ask('example.com/v1', 'Widget')).toMatch(
    /^warning: example.com\/v1 Widget was not checked/,
  );
});

it('knows which release serves an API', () => {
  const manifest = {
    apiVersion: 'resource.k8s.io/v1',
    kind: 'ResourceClaim',
    metadata: { name: 'a' },
    spec: {},
  };
  expect(messages(manifest, '1.34')).toEqual([]);
  expect(messages(manifest, '1.33')[0]).toContain('Kubernetes 1.33 serves no resource.k8s.io/v1');
});

it('takes versions as clusters print them, and refuses unknown ones', () => {
  for (const version of ['1.36', 'v1.36.3', '1.35.4-eks-3abb8cd']) {
    expect(messages(deployment(), version)).toEqual([]);
  }
  expect(() => messages(deployment(), '1.12')).toThrow(UserError);
  expect(() => messages(deployment(), '1.12')).toThrow('no schemas for Kubernetes "1.12"');
});

it('says which kinds live in a namespace', () => {
  const { isNamespaced } = createManifestValidator();
  expect(isNamespaced('v1', 'Service')).toBe(true);
  expect(isNamespaced('rbac.authorization.k8s.io/v1', 'ClusterRole')).toBe(false);
  expect(isNamespaced('example.com/v1', 'Widget')).toBeUndefined();
});

it('prints paths that can be found', () => {
  expect(printManifestPath(['spec', 'containers', 0, 'image'])).toBe('spec.containers[0].image');
  expect(printManifestPath(['data', 'a.b'])).toBe('data["a.b"]');
});
