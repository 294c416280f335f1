import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ stage }) => [
    stage('Release', { approval: { by: ['anna, ben'] } }, (s) => [s.run('make release')]),
  ],
});
