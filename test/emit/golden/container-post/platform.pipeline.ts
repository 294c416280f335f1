import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'container-post',
  agent: { container: 'node:24', label: 'docker' },
  stages: ({ build, sequence }) => [
    sequence('Group', { post: { always: (s) => [s.run('npm run summary', { junit: 'summary.xml' })] } }, [
      build('Build', (s) => [s.run('npm ci')]),
    ]),
  ],
});
