import { context, definePipeline, text } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', { agent: { label: text`linux-${context.commit}` } }, (s) => [s.run('npm ci')]),
  ],
});
