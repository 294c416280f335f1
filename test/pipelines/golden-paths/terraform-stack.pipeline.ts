import { secret } from 'jenkins-pipeline-sdk';
import { terraformStack } from 'jenkins-pipeline-sdk/pipelines';

export default terraformStack({
  name: 'network',
  directory: 'stack',
  environments: {
    staging: { backend: 'staging.backend.hcl', variables: 'staging.tfvars' },
    production: {
      backend: 'production.backend.hcl',
      variables: 'production.tfvars',
      approval: { by: ['platform-leads'], timeout: '2h' },
      secrets: { TF_VAR_token: secret('kv/network#token') },
    },
  },
  agent: { container: 'hashicorp/terraform:1.14.0' },
  notify: '#platform',
});
