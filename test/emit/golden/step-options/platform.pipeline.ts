import { branch, context, definePipeline, equals, outside, secret, secretFile, text } from 'jenkins-pipeline-sdk';

const lint = outside('lint', { description: 'Lints.', parameters: { strict: 'boolean?' } });

export default definePipeline({
  name: 'step-options',
  parameters: { FULL: { type: 'boolean', default: false } },
  stages: ({ stage, parameters }) => [
    stage('Runner', (s) => [
      s.run('npm ci', { label: 'Install', id: 'install' }),
      s.run('npm test', { directory: 'packages/api', timeout: '10m', retry: { attempts: 3, delay: '5s' } }),
      s.run('npm run lint', { onFailure: 'unstable' }),
      s.run('npm audit', { onFailure: 'ignore' }),
      s.run('npm run e2e', { when: equals(parameters.FULL, true), env: { BRANCH: context.branch } }),
      s.run('./deploy.sh', {
        secrets: { TOKEN: secret('kv/shop#token'), KEY_FILE: secretFile('kv/shop#key') },
      }),
      s.within('web', [s.run('npm ci'), s.within('e2e', [s.run('npm ci')])]),
      s.when(branch('main'), [s.run('npm publish')], [s.run('npm publish --dry-run')]),
      s.run('set -e\n\nfor file in *.sql; do\n  psql -f "$file"\ndone\n'),
      s.run("echo 'a' \"b\" $C \\n ${D}"),
    ]),
    stage('Jenkins', (s) => [
      s.outsideStep(lint, { strict: true }, {
        directory: 'web',
        env: { LEVEL: '2', NAME: text`b-${context.branch}` },
        timeout: '90s',
        retry: { attempts: 2 },
        onFailure: 'unstable',
      }),
      s.keepFiles(['a.txt'], { when: equals(parameters.FULL, true) }),
      s.keepFiles(['b.txt'], { when: branch('release/**'), onFailure: 'ignore' }),
      s.printMessage('With an option the runner prints it.', { when: branch('main') }),
    ]),
  ],
});
