// Wrong: the function of a stage is not asynchronous.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [build('Build', async (s) => [s.run('npm ci')])],
});
