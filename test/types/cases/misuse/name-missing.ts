// Wrong: a pipeline has a name.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  stages: ({ build }) => [build('Build', (s) => [s.run('npm ci')])],
});
