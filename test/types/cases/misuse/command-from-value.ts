// Wrong: a command is not computed; values are its arguments.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  parameters: {
    version: { type: 'text', default: '1.0' },
    dryRun: { type: 'boolean', default: false },
    level: { type: 'choice', values: ['minor', 'patch'] },
  },
  stages: ({ build, parameters }) => [build('Build', (s) => [s.run(parameters.version)])],
});
