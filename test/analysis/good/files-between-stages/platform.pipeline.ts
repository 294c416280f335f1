import { definePipeline, files } from 'jenkins-pipeline-sdk';

const bundle = files('bundle', 'dist/**', '!dist/**/*.map');
const report = files('report', 'coverage/**');

export default definePipeline({
  name: 'frontend',
  stages: ({ build, test }) => [
    build('Build', (s) => [
      s.run('npm ci'),
      s.run('npm run build', { makes: [bundle] }),
      s.run('npm test -- --coverage', { makes: [report], inputs: ['src/**', 'package-lock.json'] }),
    ]),
    test('End to end', (s) => [s.run('npm run e2e', { needs: [bundle], timeout: '15m' })]),
    test('Report', (s) => [
      s.run('ls coverage', { needs: [report] }),
      s.publishReport('coverage', { title: 'Coverage' }),
    ]),
  ],
});
