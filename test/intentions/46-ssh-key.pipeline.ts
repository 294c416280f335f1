// Intention 46: an SSH key: a private file, its path in a variable.
import { definePipeline, secretFile } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ stage }) => [
    stage('Push', (s) => [
      s.run('git push origin HEAD:refs/heads/gh-pages', {
        env: { GIT_SSH_COMMAND: 'ssh -i "$SSH_KEY_FILE" -o IdentitiesOnly=yes' },
        secrets: { SSH_KEY_FILE: secretFile('kv/payments#deploy_key') },
      }),
    ]),
  ],
});
