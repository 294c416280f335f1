// Wrong: the image of a golden path needs a base.
import { nodeService } from 'jenkins-pipeline-sdk/pipelines';

export default nodeService({
  name: 'payments',
  environments: { staging: { cluster: 'staging', namespace: 'payments' } },
  image: {},
});
