// Wrong: an output is saved in a declared value, not under a name.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [
    build('Build', (s) => [s.run('git describe', { save: { stdout: 'version' } })]),
  ],
});
