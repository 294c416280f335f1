// Wrong: a moment after a stage that does not exist.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  post: { failed: (s) => [s.printMessage('failed')] },
  stages: ({ build }) => [build('Build', (s) => [s.run('npm ci')])],
});
