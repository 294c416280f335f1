import { branch, definePipeline, files } from 'jenkins-pipeline-sdk';

const bundle = files('bundle', { include: ['dist/**', 'README.md'], size: 'large' });
const symbols = files('symbols', { include: ['symbols/**'], keep: true });
const small = files('small', 'small/**');
const maybe = files('maybe', { include: ['maybe/**'], size: 'large', keep: true });

export default definePipeline({
  name: 'archives',
  stages: ({ build, test, publish: _publish }) => [
    build('Build', (s) => [s.run('make', { makes: [bundle, symbols, small] })]),
    build('Sometimes', { when: branch('main') }, (s) => [s.run('make maybe', { makes: [maybe] })]),
    test('Test', (s) => [s.run('make test', { needs: [bundle, small, maybe] })]),
  ],
});
