import { definePipeline, value } from 'jenkins-pipeline-sdk';

const version = value('version');

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', (s) => [
      s.printMessage(version),
      s.run('git describe', { save: { stdout: version } }),
    ]),
  ],
});
