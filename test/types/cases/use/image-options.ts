// Right: everything that an image can be.
import { context, definePipeline, image } from 'jenkins-pipeline-sdk';

const app = image('shop/cart', {
  context: '.',
  include: ['src/**'],
  exclude: ['**/*.test.js'],
  base: 'oci:.base/node24',
  workdir: '/srv',
  command: ['node', 'src/server.js'],
  environment: { NODE_ENV: 'production' },
  port: 8080,
  user: '1000:1000',
  platforms: ['linux/amd64', 'linux/arm64'],
  labels: { team: 'shop' },
});

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [
    build('Build', (s) => [s.imageBuild(app, { labels: { version: context.tag } })]),
  ],
});
