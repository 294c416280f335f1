import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ test }) => [
    test('Unit', (s) => [
      s.run('npm test', { junit: 'reports/*.xml' }),
      s.publishTestResults(['reports/*.xml']),
    ]),
  ],
});
