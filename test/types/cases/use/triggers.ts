// Right: what starts a build.
import { cron, definePipeline, poll, push, upstream } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  triggers: [
    cron('H 2 * * *'),
    poll('H/15 * * * *'),
    upstream('library/main', 'tools/main'),
    push(),
  ],
  stages: ({ build }) => [build('Build', (s) => [s.run('npm ci')])],
});
