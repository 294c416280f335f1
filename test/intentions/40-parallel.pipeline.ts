// Intention 40: stages at the same time, fixed and computed.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ test, parallel }) => [
    parallel('Checks', { failFast: true }, [
      test('Lint', (s) => [s.run('npm run lint')]),
      ['cart', 'checkout'].map((name) =>
        test(`Units of ${name}`, (s) => [s.run(['npm', 'test', '--workspace', name])]),
      ),
    ]),
  ],
});
