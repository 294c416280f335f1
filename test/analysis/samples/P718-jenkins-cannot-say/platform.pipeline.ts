import { context, definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ stage }) => [stage('Name', (s) => [s.nameBuild(context.commit)])],
});
