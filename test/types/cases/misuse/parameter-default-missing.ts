// Wrong: a text parameter needs a default.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  parameters: { version: { type: 'text' } },
  stages: ({ build }) => [build('Build', (s) => [s.run('npm ci')])],
});
