import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [build('Build', (s) => [s.run('mvn package -DskipTests')])],
});
