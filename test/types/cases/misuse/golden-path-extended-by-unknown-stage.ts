// Wrong: a stage that the golden path does not have is put in order.
import { terraformStack } from 'jenkins-pipeline-sdk/pipelines';

export default terraformStack({
  name: 'network',
  environments: {
    staging: { backend: 'staging.hcl', variables: 'staging.tfvars' },
  },
  extend: (stages) => [stages.check, stages.plan],
});
