import { ask, branch, definePipeline, equals, text } from 'jenkins-pipeline-sdk';

const reason = ask('REASON', { type: 'text', default: '', description: 'Why now?' });
const level = ask('LEVEL', { type: 'choice', values: ['canary', 'all'] });
const loud = ask('LOUD', { type: 'boolean', default: false });

export default definePipeline({
  name: 'questions',
  timeout: '30m',
  environments: {
    production: {
      cluster: 'production',
      namespace: 'questions',
      approval: { by: ['leads'], timeout: '8h', questions: [reason, level] },
    },
  },
  stages: ({ build, deploy, stage, parallel, matrix }) => [
    build('Build', (s) => [s.run('make')]),
    deploy(
      'Production',
      {
        to: 'production',
        when: branch('main'),
        lock: { resource: 'production', newestFirst: true },
        env: { WHY: text`because ${reason}` },
        milestone: true,
      },
      (s) => [
        s.run(['./deploy', level]),
        s.printMessage(text`Everywhere: ${reason}`, { when: equals(level, 'all') }),
      ],
    ),
    stage(
      'Announce',
      { approval: { by: ['leads', 'press'], questions: [loud] }, timeout: '5m' },
      (s) => [
        s.run('./announce', { when: loud }),
        s.run('./whisper', { env: { LOUD_TEXT: text`${loud}` } }),
        s.printMessage(text`Loud: ${loud}`, { when: loud }),
      ],
    ),
    stage(
      'Publish notes',
      { milestone: true, approval: { by: ['press'], timeout: '1h' }, lock: { label: 'sites', quantity: 1 } },
      (s) => [s.run('./notes')],
    ),
    stage('Last', { milestone: true }, (s) => [s.run('./last')]),
    parallel('Beside', [
      stage('One', { approval: { by: ['leads'], questions: [loud] } }, (s) => [s.run('./one')]),
      stage('Two', { lock: 'two' }, (s) => [s.run('./two')]),
    ]),
    matrix(
      'Each',
      { axes: { part: ['a', 'b'] }, approval: { by: ['leads'], questions: [level] } },
      (axis, s) => [s.run(['./each', axis.part, level])],
    ),
  ],
});
