// Right: the golden paths of charts and Terraform, with as little as they need.
import { helmChart, javaService, terraformStack } from 'jenkins-pipeline-sdk/pipelines';

export const library = helmChart({ name: 'library', path: 'charts/library' });

export const ledger = javaService({
  name: 'ledger',
  environments: { staging: { cluster: 'staging', namespace: 'ledger' } },
  image: { base: 'scratch', command: ['java', '-jar', 'target/ledger.jar'] },
  jar: 'target/ledger.jar',
});

export default terraformStack({
  name: 'network',
  environments: {
    staging: { backend: 'staging.hcl', variables: 'staging.tfvars' },
  },
});
