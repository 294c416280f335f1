// Intention 1: run a command.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [build('Build', (s) => [s.run('npm ci'), s.run('npm run build')])],
});
