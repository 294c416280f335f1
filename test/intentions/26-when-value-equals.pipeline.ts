// Intention 26: when a value equals another.
import { definePipeline, equals } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  parameters: {
    target: { type: 'choice', values: ['linux', 'windows'], description: 'What to build for.' },
  },
  stages: ({ build, parameters }) => [
    build('Build', { when: equals(parameters.target, 'linux') }, (s) => [s.run('make linux')]),
  ],
});
