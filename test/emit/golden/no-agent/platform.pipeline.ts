import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'no-agent',
  stages: ({ stage }) => [
    stage('Start others', (s) => [s.printMessage('Starting.'), s.startJob('a/b'), s.startJob('c/d', { wait: false })]),
    stage('On a machine all the same', { agent: { label: 'small' } }, (s) => [s.printMessage('Hello.')]),
  ],
});
