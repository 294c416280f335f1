import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', { tools: { 'jdk 21': 'temurin' } }, (s) => [s.run('mvn verify')]),
  ],
});
