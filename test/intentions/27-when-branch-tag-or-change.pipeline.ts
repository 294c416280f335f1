// Intention 27: when it is a branch, a tag, a change of files.
import { branch, changed, definePipeline, tag } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build, stage }) => [
    build('Documentation', { when: changed('docs/**') }, (s) => [s.run('make docs')]),
    build('Snapshot', { when: branch('main') }, (s) => [s.run('make snapshot')]),
    stage('Release', { when: tag('v*') }, (s) => [s.run('make release')]),
  ],
});
