// Intention 9: bind a secret: a reference, its value only in the environment of the command.
import { definePipeline, secret } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', (s) => [
      s.run('npm run fetch-licences', {
        secrets: {
          REGISTRY_USER: secret('kv/registry#username'),
          REGISTRY_PASSWORD: secret('kv/registry#password'),
        },
      }),
    ]),
  ],
});
