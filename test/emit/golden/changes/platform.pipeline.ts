import { all, branch, changed, definePipeline, not } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'changes',
  agent: { label: 'linux' },
  stages: ({ build, parallel }) => [
    parallel('Services', [
      build('Cart', { when: changed('cart/**', 'shared/**') }, (s) => [s.run('make cart')]),
      build('Search', { when: all(changed('search/**'), branch('main')) }, (s) => [s.run('make search')]),
      build('Docs', { when: not(changed('docs/**')) }, (s) => [s.run('make docs')]),
    ]),
  ],
});
