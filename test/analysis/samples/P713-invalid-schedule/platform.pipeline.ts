import { cron, definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  triggers: [cron('99 * * * *')],
  stages: ({ build }) => [build('Build', (s) => [s.run('npm test')])],
});
