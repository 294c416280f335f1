// Wrong: the exit code is a number.
import { definePipeline, value } from 'jenkins-pipeline-sdk';

const code = value('code');

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [build('Build', (s) => [s.run('npm test', { save: { exitCode: code } })])],
});
