// Wrong: a command is run with `s.run`.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [build('Build', () => ['npm ci', 'npm test'])],
});
