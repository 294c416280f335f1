// Right: credentials by reference, as variables and as files.
import { definePipeline, secret, secretFile } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [
    build('Build', (s) => [
      s.run('npm run migrate', {
        secrets: {
          DATABASE_URL: secret('kv/payments#database_url'),
          KEY_FILE: secretFile('kv/payments#deploy_key'),
        },
      }),
    ]),
  ],
});
