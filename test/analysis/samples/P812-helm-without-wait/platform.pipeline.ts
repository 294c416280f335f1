import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  environments: { staging: { cluster: 'staging', namespace: 'payments' } },
  stages: ({ deploy }) => [
    deploy('Staging', { to: 'staging' }, (s) => [s.run('helm upgrade --install payments ./chart')]),
  ],
});
