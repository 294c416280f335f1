import { definePipeline, secret } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ test }) => [
    test('Load', (s) => [
      s.run('echo $LOGIN', { secrets: { LOGIN: secret('kv/payments#login') } }),
    ]),
  ],
});
