import { definePipeline, equals, value } from 'jenkins-pipeline-sdk';

const version = value('version');

export default definePipeline({
  name: 'payments',
  stages: ({ build, stage }) => [
    build('Build', (s) => [s.run('git describe', { save: { stdout: version } })]),
    stage('Release', { approval: { by: ['leads'] }, when: equals(version, '1.0') }, (s) => [
      s.run('make release'),
    ]),
  ],
});
