import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', { agent: { label: 'linux docker' } }, (s) => [s.run('make')]),
  ],
});
