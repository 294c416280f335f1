// Wrong: nothing starts a build in this way.
import { definePipeline, startedBy } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [build('Build', { when: startedBy('cron') }, (s) => [s.run('npm ci')])],
});
