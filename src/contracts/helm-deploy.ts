import { Type } from 'typebox';
import { defineContract } from './contract.ts';
import { uses } from './handle.ts';
import { duration, flag, json, optional, record, text } from './schema.ts';

export const helmDeploy = defineContract({
  name: 'helmDeploy',
  since: '0.1.0',
  summary: "Deploys a Helm chart to the cluster and namespace of the stage's environment.",
  description:
    "The image goes into the values by digest, never by tag. What is rendered is checked against the schemas of the cluster's version before anything changes. A failed rollout goes back to the last good revision.",
  positional: ['chart'],
  parameters: record({
    chart: uses('chart', 'The chart to deploy.'),
    image: optional(
      uses(
        'image',
        'The image that the chart runs; written to `image.repository` and `image.digest` of the values.',
      ),
    ),
    release: optional(
      text({
        description: "Name of the Helm release; the chart's name unless said.",
        pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$',
        maxLength: 53,
      }),
    ),
    values: optional(
      json({
        description: 'Values for the chart, over those of its values.yaml.',
        examples: [{ replicas: 3 }],
      }),
    ),
    deadline: optional(
      duration({ description: 'How long the rollout may take until it is ready.', default: '10m' }),
    ),
    rollback: optional(
      flag({
        description: 'Whether a failed rollout goes back to the last good revision.',
        default: true,
      }),
    ),
  }),
  outputs: record({
    release: Type.String({ description: 'Name of the release.' }),
    revision: Type.Integer({ description: 'Revision of the release, from 1.' }),
    manifestDigest: Type.String({ description: 'Digest of the rendered manifests.' }),
  }),
  executor: 'runner',
  stages: ['deploy'],
  runsTeamCode: false,
  privileged: true,
  idempotence: 'idempotent',
  retry: 'transient',
  adapters: ['helm'],
  access: (_input, scope) => {
    const target = scope.environment;
    if (target === undefined) return [];
    const inNamespace = (apiGroup: string, resources: string[]) =>
      ({
        system: 'kubernetes',
        cluster: target.cluster,
        namespace: target.namespace,
        apiGroup,
        resources,
        verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
      }) as const;
    return [
      {
        system: 'aws',
        actions: ['eks:DescribeCluster'],
        resource: `eks:cluster/${target.cluster}`,
      },
      inNamespace('', ['configmaps', 'secrets', 'serviceaccounts', 'services']),
      inNamespace('apps', ['deployments', 'statefulsets']),
      inNamespace('batch', ['cronjobs', 'jobs']),
      inNamespace('networking.k8s.io', ['ingresses', 'networkpolicies']),
      inNamespace('policy', ['poddisruptionbudgets']),
      inNamespace('autoscaling', ['horizontalpodautoscalers']),
      {
        system: 'kubernetes',
        cluster: target.cluster,
        namespace: target.namespace,
        apiGroup: '',
        resources: ['events', 'pods', 'pods/log'],
        verbs: ['get', 'list', 'watch'],
      },
    ];
  },
  examples: [
    's.helmDeploy(service, { image: app })',
    's.helmDeploy(service, { image: app, values: { replicas: 3 } })',
  ],
});
