import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'parallel',
  stages: ({ build, test, parallel, sequence }) => [
    parallel('Check', { failFast: true, timeout: '30m', env: { CI_MODE: 'fast' } }, [
      test('Unit', (s) => [s.run('npm test')]),
      sequence('Browser', { lock: 'browser-farm' }, [
        test('Start', (s) => [s.run('npm run farm')]),
        test('Run', (s) => [s.run('npm run e2e')]),
      ]),
      build('Docs', (s) => [s.run('npm run docs')]),
    ]),
    build('After', (s) => [s.run('true')]),
  ],
});
