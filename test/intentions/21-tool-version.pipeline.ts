// Intention 21: a tool in a version: the container that brings it.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', { agent: { container: 'gradle:9.1.0-jdk21' } }, (s) => [s.run('gradle build')]),
  ],
});
