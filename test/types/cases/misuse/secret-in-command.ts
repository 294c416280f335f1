// Wrong: a secret never becomes part of a command.
import { command, definePipeline, secret } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [
    build('Build', (s) => [
      s.run(command`curl -u ${secret('kv/payments#token')} https://example.com`),
    ]),
  ],
});
