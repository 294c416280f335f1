// Wrong: a stage can not stand among steps.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build, test }) => [
    build('Build', (s) => [s.run('npm ci'), test('Test', (t) => [t.run('npm test')])]),
  ],
});
