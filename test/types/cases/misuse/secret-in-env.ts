// Wrong: a secret is given with `secrets`, not with `env`.
import { definePipeline, secret } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [
    build('Build', (s) => [
      s.run('npm run migrate', { env: { DATABASE_URL: secret('kv/payments#database_url') } }),
    ]),
  ],
});
