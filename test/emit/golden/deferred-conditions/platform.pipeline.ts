import { all, any, branch, context, definePipeline, equals, value } from 'jenkins-pipeline-sdk';

const kind = value('kind');

export default definePipeline({
  name: 'deferred-conditions',
  stages: ({ stage, sequence }) => [
    stage('Find out', (s) => [s.run('cat KIND', { save: { stdout: kind } })]),
    stage('Both', { when: all(branch('main'), equals(kind, 'library')) }, (s) => [
      s.run('publish'),
      s.printMessage('published'),
      s.run('announce', { when: branch('main') }),
    ]),
    sequence('Group', { when: any(equals(kind, 'service'), branch('hotfix/*')) }, [
      stage('In it', { when: equals(context.commit, 'abc') }, (s) => [s.run('deploy')]),
    ]),
  ],
});
