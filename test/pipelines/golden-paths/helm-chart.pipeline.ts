import { secret } from 'jenkins-pipeline-sdk';
import { helmChart } from 'jenkins-pipeline-sdk/pipelines';

export default helmChart({
  name: 'ingress',
  path: 'charts/ingress',
  environments: {
    staging: { cluster: 'staging', namespace: 'ingress', values: { replicas: 1 } },
    production: { cluster: 'production', namespace: 'ingress', approval: { by: ['platform'] } },
  },
  publish: {
    registry: 'registry.example.com/charts',
    login: { user: secret('kv/registry#user'), password: secret('kv/registry#password') },
  },
});
