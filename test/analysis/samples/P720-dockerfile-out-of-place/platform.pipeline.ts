import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', { agent: { dockerfile: 'Dockerfile', context: 'ci' } }, (s) => [
      s.run('npm ci'),
    ]),
    build('Other', { agent: { dockerfile: 'my ci/Dockerfile' } }, (s) => [s.run('npm ci')]),
  ],
});
