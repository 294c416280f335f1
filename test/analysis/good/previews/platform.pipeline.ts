import {
  chart,
  context,
  definePipeline,
  image,
  pullRequest,
  slug,
  text,
} from 'jenkins-pipeline-sdk';

const app = image('preview', {
  command: ['node', 'server.js'],
  environment: { LOG_LEVEL: 'debug' },
});
const service = chart('preview', { path: 'chart' });

export default definePipeline({
  name: 'preview',
  environments: { preview: { cluster: 'development', namespace: 'previews' } },
  stages: ({ build, publish, deploy, test }) => [
    build('Build', { when: pullRequest() }, (s) => [s.run('npm ci'), s.imageBuild(app)]),
    publish('Publish', { when: pullRequest() }, (s) => [
      s.ecrPush(app, { tags: 'branch', mutableTags: true }),
    ]),
    deploy('Preview', { to: 'preview', when: pullRequest() }, (s) => [
      s.helmDeploy(service, {
        image: app,
        release: slug(text`pr-${context.pullRequest}`),
        values: {
          ingress: { host: text`pr-${context.pullRequest}.example.com` },
          existingSecret: 'preview-db1',
        },
      }),
      s.annotateDeployment({ image: app }),
      s.smoke({ url: 'https://preview.example.com', path: '/' }),
    ]),
    test('Browser', { when: pullRequest() }, (s) => [
      s.run('npm run e2e', { onFailure: 'unstable' }),
    ]),
  ],
});
