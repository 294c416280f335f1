// Wrong: how builds run beside each other is one of three.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  concurrency: 'one',
  stages: ({ build }) => [build('Build', (s) => [s.run('npm ci')])],
});
