// Wrong: a choice is compared with something that nobody can choose.
import { definePipeline, equals } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  parameters: {
    version: { type: 'text', default: '1.0' },
    dryRun: { type: 'boolean', default: false },
    level: { type: 'choice', values: ['minor', 'patch'] },
  },
  stages: ({ build, parameters }) => [
    build('Build', { when: equals(parameters.level, 'majr') }, (s) => [s.run('npm ci')]),
  ],
});
