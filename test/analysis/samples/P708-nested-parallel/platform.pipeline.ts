import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build, parallel }) => [
    parallel('All', [
      parallel('Fast', [
        build('A', (s) => [s.run('make a')]),
        build('B', (s) => [s.run('make b')]),
      ]),
      build('Slow', (s) => [s.run('make slow')]),
    ]),
  ],
});
