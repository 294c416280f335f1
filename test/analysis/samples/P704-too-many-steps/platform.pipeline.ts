import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', (s) => Array.from({ length: 241 }, () => s.cleanWorkspace())),
  ],
});
