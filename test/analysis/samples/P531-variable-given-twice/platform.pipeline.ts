import { definePipeline, secret } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', (s) => [
      s.run('npm start', { env: { LOGIN: '' }, secrets: { LOGIN: secret('kv/payments#login') } }),
    ]),
  ],
});
