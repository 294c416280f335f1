import { changed, definePipeline, image } from 'jenkins-pipeline-sdk';

const services = ['cart', 'catalog', 'payment'] as const;
const images = services.map((name) =>
  image(`shop/${name}`, { context: name, command: ['node', 'server.js'] }),
);

export default definePipeline({
  name: 'shop',
  concurrency: 'newest',
  stages: ({ parallel, build, publish, test, sequence }) => [
    parallel(
      'Services',
      { failFast: true },
      services.map((name, index) =>
        build(name, { when: changed(`${name}/**`, 'shared/**') }, (s) => [
          s.within(name, [s.run('npm ci'), s.run('npm test', { junit: 'reports/*.xml' })]),
          s.imageBuild(images[index]!),
        ]),
      ),
    ),
    sequence('After', [
      test('Lint', (s) => [s.run('npm run lint')]),
      services.map((name, index) =>
        publish(`Push ${name}`, { when: changed(`${name}/**`, 'shared/**') }, (s) => [
          s.ecrPush(images[index]!),
        ]),
      ),
    ]),
  ],
});
