// Intention 20: a time limit for the pipeline, a stage, a step.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  timeout: '45m',
  stages: ({ test }) => [
    test('Load', { timeout: '20m' }, (s) => [s.run('npm run load', { timeout: '15m' })]),
  ],
});
