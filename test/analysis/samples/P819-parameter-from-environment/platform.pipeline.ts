import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  parameters: { target: { type: 'text', default: 'staging' } },
  stages: ({ stage }) => [stage('Deploy', (s) => [s.run('./deploy --to "$target"')])],
});
