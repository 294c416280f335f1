import { any, branch, definePipeline, not, secret, tag, value } from 'jenkins-pipeline-sdk';

const version = value('version');

export default definePipeline({
  name: 'library-release',
  keepBuilds: 100,
  stages: ({ build, publish, stage }) => [
    build('Build', (s) => [
      s.checkoutRepository('https://git.example.com/team/tools.git', {
        revision: 'v1.4.0',
        folder: 'tools',
      }),
      s.run('npm ci'),
      s.run('npm run build'),
      s.readTextFile('VERSION', { save: { content: version } }),
    ]),
    stage('Publish', { when: any(branch('main'), tag('v*')) }, (s) => [
      s.run('npm publish', { secrets: { NODE_AUTH: secret('kv/npm#publish') } }),
      s.writeTextFile('published.txt', version),
      s.keepFiles(['published.txt']),
    ]),
    publish('Tell', { when: not(branch('main')) }, (s) => [s.printMessage(version)]),
  ],
});
