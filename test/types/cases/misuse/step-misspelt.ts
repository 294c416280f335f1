// Wrong: a step that does not exist.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [build('Build', (s) => [s.runn('npm ci')])],
});
