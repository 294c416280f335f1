// Wrong: the reference of a secret names its field.
import { definePipeline, secret } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [
    build('Build', (s) => [
      s.run('npm run migrate', { secrets: { DATABASE_URL: secret('kv/payments') } }),
    ]),
  ],
});
