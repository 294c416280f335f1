// Right: each parameter is a value of its type.
import { definePipeline, equals } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  parameters: {
    version: { type: 'text', default: '1.0' },
    dryRun: { type: 'boolean', default: false },
    level: { type: 'choice', values: ['minor', 'patch'] },
  },
  stages: ({ build, parameters }) => [
    build('Build', { when: parameters.dryRun }, (s) => [
      s.run(['npm', 'version', parameters.version]),
      s.when(equals(parameters.level, 'minor'), s.run('npm ci')),
    ]),
  ],
});
