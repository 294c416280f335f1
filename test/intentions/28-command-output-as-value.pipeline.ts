// Intention 28: the output of a command as a value.
import { definePipeline, value } from 'jenkins-pipeline-sdk';

const nodeVersion = value('node-version');

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', (s) => [
      s.run('node --version', { save: { stdout: nodeVersion } }),
      s.run(['./build.sh', nodeVersion], { label: 'Build' }),
    ]),
  ],
});
