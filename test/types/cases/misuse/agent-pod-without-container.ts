// Wrong: a pod has at least one container.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [
    build('Build', { agent: { pod: { containers: [] } } }, (s) => [s.run('npm ci')]),
  ],
});
