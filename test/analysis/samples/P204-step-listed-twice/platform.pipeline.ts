import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', (s) => {
      const install = s.run('npm ci');
      return [install, install];
    }),
  ],
});
