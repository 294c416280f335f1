// Right: steps in a folder and under a condition.
import { branch, definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [
    build('Build', (s) => [
      s.within('web', [s.run('npm ci'), s.within('app', s.run('npm test'))]),
      s.when(branch('main'), s.run('npm publish'), s.printMessage('Not published.')),
    ]),
  ],
});
