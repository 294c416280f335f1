// Right: values in a command.
import { command, context, definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  parameters: {
    version: { type: 'text', default: '1.0' },
    dryRun: { type: 'boolean', default: false },
    level: { type: 'choice', values: ['minor', 'patch'] },
  },
  stages: ({ build, parameters }) => [
    build('Build', (s) => [
      s.run(command`deploy --version ${parameters.version} --times ${3} "${context.branch}"`),
    ]),
  ],
});
