// Wrong: a stage says how often in `attempts`.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [build('Build', { retry: { attempts: 3 } }, (s) => [s.run('npm ci')])],
});
