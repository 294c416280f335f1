import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ parallel, stage }) => [
    parallel('Both', [
      stage('One', { milestone: true }, (s) => [s.run('./one')]),
      stage('Two', (s) => [s.run('./two')]),
    ]),
  ],
});
