// Wrong: the output is a text.
import { definePipeline, numberValue } from 'jenkins-pipeline-sdk';

const version = numberValue('version');

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [
    build('Build', (s) => [s.run('git describe', { save: { stdout: version } })]),
  ],
});
