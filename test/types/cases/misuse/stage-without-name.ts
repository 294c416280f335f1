// Wrong: a stage has a name.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [build((s) => [s.run('npm ci')])],
});
