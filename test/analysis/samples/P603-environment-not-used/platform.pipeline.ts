import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  environments: { staging: { cluster: 'staging', namespace: 'payments' } },
  stages: ({ build }) => [build('Build', (s) => [s.run('npm test')])],
});
