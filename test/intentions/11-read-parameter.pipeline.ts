// Intention 11: read a parameter.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  parameters: {
    users: { type: 'text', default: '100', description: 'How many users to simulate.' },
    report: { type: 'boolean', default: true, description: 'Whether to write the report.' },
  },
  stages: ({ test, parameters }) => [
    test('Load', (s) => [
      s.run(['npm', 'run', 'load', '--', '--users', parameters.users]),
      s.run('npm run report', { when: parameters.report }),
    ]),
  ],
});
