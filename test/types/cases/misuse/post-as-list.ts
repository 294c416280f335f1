// Wrong: the steps after a pipeline are made by a function.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  post: { failure: [] },
  stages: ({ build }) => [build('Build', (s) => [s.run('npm ci')])],
});
