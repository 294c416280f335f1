// Wrong: an option of the pipeline that does not exist.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  descripton: 'Takes payments.',
  stages: ({ build }) => [build('Build', (s) => [s.run('npm ci')])],
});
