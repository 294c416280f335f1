// Wrong: a choice without values.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  parameters: { level: { type: 'choice', values: [] } },
  stages: ({ build }) => [build('Build', (s) => [s.run('npm ci')])],
});
