// Intention 25: build and push an image: built without a daemon, handed on by digest.
import { definePipeline, image } from 'jenkins-pipeline-sdk';

const app = image('payments', { include: ['dist/**'], command: ['/app/dist/server'] });

export default definePipeline({
  name: 'payments',
  stages: ({ build, publish }) => [
    build('Build', (s) => [s.run('make dist'), s.imageBuild(app)]),
    publish('Publish', (s) => [s.ecrPush(app, { tags: 'commit' })]),
  ],
});
