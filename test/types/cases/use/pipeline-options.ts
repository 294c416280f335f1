// Right: everything that a pipeline can say.
import { context, definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  description: 'Takes payments.',
  agent: 'any',
  env: { CI: 'true', BRANCH: context.branch },
  concurrency: 'newest',
  timeout: '45m',
  keepBuilds: 50,
  stages: ({ build }) => [build('Build', (s) => [s.run('npm ci')])],
});
