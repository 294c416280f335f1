// Intention 42: publish a report.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ test }) => [
    test('Units', (s) => [
      s.run('npm run coverage'),
      s.publishReport('coverage', { title: 'Coverage' }),
    ]),
  ],
});
