import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ stage }) => [
    stage('Push', (s) => [s.run('docker login -u ci -p $LOGIN registry.example.com')]),
  ],
});
