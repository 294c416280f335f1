import { ask, definePipeline, text } from 'jenkins-pipeline-sdk';

const path = ask('PATH', { type: 'text', default: '' });

export default definePipeline({
  name: 'payments',
  stages: ({ stage }) => [
    stage('Announce', { approval: { by: ['leads'], questions: [path] } }, (s) => [
      s.printMessage(text`Announced at ${path}`),
    ]),
  ],
});
