// Right: one of two values.
import { branch, choose, definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  parameters: {
    version: { type: 'text', default: '1.0' },
    dryRun: { type: 'boolean', default: false },
    level: { type: 'choice', values: ['minor', 'patch'] },
  },
  stages: ({ build, parameters }) => [
    build('Build', { env: { CHANNEL: choose(branch('main'), 'stable', 'preview') } }, (s) => [
      s.run(['npm', 'publish', '--tag', choose(parameters.dryRun, 'none', parameters.level)]),
    ]),
  ],
});
