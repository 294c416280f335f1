// Intention 23: a value for later stages.
import { command, definePipeline, value } from 'jenkins-pipeline-sdk';

const version = value('version');

export default definePipeline({
  name: 'payments',
  stages: ({ build, test }) => [
    build('Build', (s) => [s.run('git describe --tags --always', { save: { stdout: version } })]),
    test('Check', (s) => [s.run(command`./check.sh --version ${version}`)]),
  ],
});
