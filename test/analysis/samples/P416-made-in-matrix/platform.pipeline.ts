import { command, definePipeline, value } from 'jenkins-pipeline-sdk';

const version = value('version');

export default definePipeline({
  name: 'payments',
  stages: ({ test, matrix }) => [
    matrix('Versions', { axes: { node: ['22', '24'] } }, (axis, s) => [
      s.run(command`nvm use ${axis.node}`, { save: { stdout: version } }),
    ]),
    test('Report', (s) => [s.printMessage(version)]),
  ],
});
