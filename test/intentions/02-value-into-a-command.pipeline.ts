// Intention 2: a value into a command, as data.
import { command, context, definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  parameters: { version: { type: 'text', default: '1.0.0', description: 'Version to build.' } },
  stages: ({ build, parameters }) => [
    build('Build', (s) => [
      s.run(['npm', 'version', '--no-git-tag-version', parameters.version]),
      s.run(command`./package.sh --version ${parameters.version} "built from ${context.branch}"`),
    ]),
  ],
});
