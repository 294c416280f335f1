const labels = { app: 'sample' };
const selector = { matchLabels: labels };
const container = {
  name: 'app',
  image: 'example.com/app:1',
  command: ['app'],
  env: [
    { name: 'A', value: 'b' },
    { name: 'C', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } },
  ],
  ports: [{ name: 'http', containerPort: 8080 }],
  resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '64Mi' } },
  readinessProbe: { httpGet: { path: '/', port: 'http' }, periodSeconds: 5 },
  lifecycle: { preStop: { sleep: { seconds: 5 } } },
  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
  volumeMounts: [{ name: 'data', mountPath: '/data' }],
};
const pod = {
  containers: [container],
  restartPolicy: 'Always',
  tolerations: [{ key: 'a', operator: 'Exists' }],
  volumes: [
    { name: 'data', emptyDir: {} },
    { name: 'c', configMap: { name: 'c', items: [{ key: 'a', path: 'b' }] } },
  ],
  affinity: {
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 1, podAffinityTerm: { topologyKey: 'zone', labelSelector: selector } },
      ],
    },
  },
};
const template = { metadata: { labels, annotations: { a: 'b' } }, spec: pod };
const jobTemplate = {
  spec: { template: { spec: { ...pod, restartPolicy: 'Never' } }, backoffLimit: 1 },
};

function manifest(apiVersion: string, kind: string, fields: object): Record<string, unknown> {
  return { apiVersion, kind, metadata: { name: 'sample', labels }, ...fields };
}

/** One valid manifest of each kind that charts have most, with the parts that they use. */
export const SAMPLE_MANIFESTS: readonly Record<string, unknown>[] = [
  manifest('apps/v1', 'Deployment', {
    spec: {
      replicas: 2,
      selector,
      template,
      strategy: { rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
    },
  }),
  manifest('apps/v1', 'StatefulSet', {
    spec: {
      serviceName: 'a',
      selector,
      template,
      volumeClaimTemplates: [
        {
          metadata: { name: 'data' },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
        },
      ],
    },
  }),
  manifest('apps/v1', 'DaemonSet', { spec: { selector, template } }),
  manifest('batch/v1', 'Job', jobTemplate),
  manifest('batch/v1', 'CronJob', { spec: { schedule: '* * * * *', jobTemplate } }),
  manifest('v1', 'Pod', { spec: pod }),
  manifest('v1', 'Service', {
    spec: {
      type: 'ClusterIP',
      selector: labels,
      ports: [{ name: 'http', port: 80, targetPort: 'http' }],
    },
  }),
  manifest('v1', 'ConfigMap', { data: { a: 'b' }, binaryData: { c: 'aGk=' }, immutable: true }),
  manifest('v1', 'Secret', { type: 'Opaque', data: { a: 'aGk=' }, stringData: { b: 'c' } }),
  manifest('v1', 'ServiceAccount', {
    automountServiceAccountToken: false,
    imagePullSecrets: [{ name: 'a' }],
  }),
  manifest('v1', 'PersistentVolumeClaim', {
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  }),
  manifest('v1', 'Namespace', {}),
  manifest('v1', 'ResourceQuota', { spec: { hard: { pods: '10', 'requests.cpu': 4 } } }),
  manifest('networking.k8s.io/v1', 'Ingress', {
    spec: {
      ingressClassName: 'alb',
      rules: [
        {
          host: 'a',
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: { service: { name: 'a', port: { number: 80 } } },
              },
            ],
          },
        },
      ],
    },
  }),
  manifest('networking.k8s.io/v1', 'NetworkPolicy', {
    spec: {
      podSelector: selector,
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 'http' }] }],
    },
  }),
  manifest('policy/v1', 'PodDisruptionBudget', { spec: { maxUnavailable: 1, selector } }),
  manifest('autoscaling/v2', 'HorizontalPodAutoscaler', {
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'a' },
      maxReplicas: 3,
      metrics: [
        {
          type: 'Resource',
          resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } },
        },
      ],
    },
  }),
  manifest('rbac.authorization.k8s.io/v1', 'Role', {
    rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
  }),
  manifest('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'a' },
    subjects: [{ kind: 'ServiceAccount', name: 'a', namespace: 'b' }],
  }),
  manifest('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', {
    webhooks: [
      {
        name: 'a.b.c',
        admissionReviewVersions: ['v1'],
        sideEffects: 'None',
        clientConfig: { service: { name: 'a', namespace: 'b' } },
        rules: [
          { operations: ['CREATE'], apiGroups: [''], apiVersions: ['v1'], resources: ['pods'] },
        ],
      },
    ],
  }),
  manifest('scheduling.k8s.io/v1', 'PriorityClass', { value: 10 }),
  manifest('storage.k8s.io/v1', 'StorageClass', {
    provisioner: 'ebs.csi.aws.com',
    parameters: { type: 'gp3' },
  }),
];
