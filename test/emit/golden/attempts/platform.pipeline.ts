import { definePipeline, files } from 'jenkins-pipeline-sdk';

const dist = files('dist', 'dist/**');

export default definePipeline({
  name: 'attempts',
  timeout: '90s',
  stages: ({ build, test }) => [
    build('Build', { attempts: 3, timeout: '250ms' }, (s) => [s.run('make', { makes: [dist] })]),
    test('Flaky', { attempts: 2, timeout: '1.5h', lock: 'lab', post: { always: (s) => [s.keepFiles(['*.log'])] } }, (s) => [
      s.run('npm run flaky', { junit: 'reports/*.xml', needs: [dist] }),
    ]),
  ],
});
