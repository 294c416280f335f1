// Right: stages at the same time.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ test, parallel, sequence }) => [
    parallel('Checks', { failFast: true, timeout: '10m' }, [
      test('Lint', (s) => [s.run('npm run lint')]),
      sequence('Units', { env: { CI: 'true' } }, [
        test('Unit', (s) => [s.run('npm test')]),
        test('Coverage', (s) => [s.publishReport('coverage', { title: 'Coverage' })]),
      ]),
    ]),
  ],
});
