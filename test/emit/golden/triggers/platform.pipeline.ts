import { cron, definePipeline, poll, push, upstream } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'triggers',
  concurrency: 'newest',
  keepBuilds: 5,
  timeout: '2.5h',
  triggers: [cron('H 2 * * 1-5'), poll('H/15 * * * *'), upstream('shop/base', 'shop/lib'), push()],
  stages: ({ build }) => [build('Build', (s) => [s.run('make')])],
});
