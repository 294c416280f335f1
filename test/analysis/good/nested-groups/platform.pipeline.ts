import { branch, definePipeline, environmentVariable, image, not } from 'jenkins-pipeline-sdk';

const tool = image('tool', { command: ['tool'] });

export default definePipeline({
  name: 'nested',
  stages: ({ sequence, parallel, build, test, publish }) => [
    sequence('Prepare', { env: { STEP: 'prepare' }, timeout: '50m' }, [
      build('Image', { attempts: 2 }, (s) => [s.imageBuild(tool)]),
      parallel('Checks', [
        test(
          'Unit',
          { post: { always: (s) => [s.publishTestResults(['reports/**/*.xml'])] } },
          (s) => [s.run('make unit')],
        ),
        sequence('Slow', [
          test('One', (s) => [s.run('make one')]),
          test('Two', { service: tool }, (s) => [s.smoke()]),
        ]),
      ]),
    ]),
    sequence('Release', { when: not(branch('feature/*')), lock: 'release' }, [
      publish('Push', { when: environmentVariable('RELEASE', 'yes') }, (s) => [
        s.imagePush(tool, { registry: 'registry.example.com/tools' }),
      ]),
    ]),
  ],
});
