import {
  branch,
  chart,
  context,
  definePipeline,
  image,
  secret,
  text,
  value,
} from 'jenkins-pipeline-sdk';

// What flows through the pipeline: one step makes it, later ones use it.
const app = image('payments', {
  base: 'oci:.base/node24',
  include: ['package.json', 'src/**', 'migrations/**'],
  command: ['node', 'src/server.js'],
  port: 8080,
});
const service = chart('payments', { path: 'chart' });
const version = value('version');

const sources = ['package.json', 'package-lock.json', 'src/**', 'migrations/**', 'test/**'];

export default definePipeline({
  name: 'payments',
  description: 'Takes payments.',
  environments: {
    staging: { cluster: 'staging', namespace: 'payments' },
    production: {
      cluster: 'production',
      namespace: 'payments',
      approval: { by: ['payments-leads'] },
    },
  },
  parameters: {
    announce: { type: 'boolean', default: true, description: 'Tell the team what went live.' },
  },
  post: {
    failure: (s) => [
      s.sendMessage(text`Build ${context.buildNumber} of ${context.branch} failed.`, {
        channel: 'slack',
        to: '#payments',
      }),
    ],
  },
  stages: ({ build, test, publish, deploy, parameters }) => [
    build('Build', (s) => [
      s.run('npm ci --no-audit --no-fund'),
      s.run('npm test', { junit: 'reports/unit.xml', inputs: sources }),
      s.run('git describe --tags --always', { save: { stdout: version } }),
      s.imageBuild(app),
    ]),

    test('Integration', { service: { image: app, path: '/healthz' } }, (s) => [
      s.run('npm run migrate', {
        secrets: { DATABASE_URL: secret('kv/payments#database_url') },
      }),
      s.run('npm run test:integration', { junit: 'reports/integration.xml' }),
      s.smoke({ path: '/payments', contains: 'payments' }),
    ]),

    publish('Publish', (s) => [s.ecrPush(app, { extraTags: [version] })]),

    deploy('Staging', { to: 'staging' }, (s) => [
      s.helmDeploy(service, { image: app, values: { replicas: 1 } }),
      s.annotateDeployment({ image: app, version }),
    ]),

    deploy('Production', { to: 'production', when: branch('main') }, (s) => [
      s.helmDeploy(service, { image: app, values: { replicas: 3, env: { VERSION: version } } }),
      s.annotateDeployment({ image: app, version }),
      s.sendMessage(text`Payments ${version} is live.`, {
        channel: 'slack',
        to: '#payments',
        when: parameters.announce,
      }),
    ]),
  ],
});
