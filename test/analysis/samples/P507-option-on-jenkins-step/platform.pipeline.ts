import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', (s) => [s.keepFiles(['dist/**'], { retry: { attempts: 2, delay: '10s' } })]),
  ],
});
