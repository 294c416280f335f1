// Wrong: a schedule is made with `cron`.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  triggers: ['H 2 * * *'],
  stages: ({ build }) => [build('Build', (s) => [s.run('npm ci')])],
});
