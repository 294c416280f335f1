// Intention 15: clean the workspace.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', { post: { cleanup: (s) => s.cleanWorkspace() } }, (s) => [s.run('npm ci')]),
  ],
});
