// Right: what a push found out.
import { definePipeline, image, numberValue, text, value } from 'jenkins-pipeline-sdk';

const app = image('payments', { command: ['node', 'server.js'] });
const digest = value('digest');
const size = numberValue('size');

export default definePipeline({
  name: 'payments',

  stages: ({ build, publish }) => [
    build('Build', (s) => [s.imageBuild(app, { save: { sizeBytes: size } })]),
    publish('Publish', (s) => [
      s.imagePush(app, { registry: 'registry.example.com/team', save: { digest } }),
      s.printMessage(text`${digest}: ${size} bytes`),
    ]),
  ],
});
