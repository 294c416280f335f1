// Wrong: an option of a stage that does not exist.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [build('Build', { tiemout: '5m' }, (s) => [s.run('npm ci')])],
});
