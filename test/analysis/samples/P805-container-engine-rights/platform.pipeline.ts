import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', (s) => [s.run('docker run -v /var/run/docker.sock:/var/run/docker.sock tool')]),
  ],
});
