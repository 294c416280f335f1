import { definePipeline, secret } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ test }) => [
    test('Integration', (s) => [
      s.run('npm run e2e', { secrets: { DB_URL: secret('database_url' as never) } }),
    ]),
  ],
});
