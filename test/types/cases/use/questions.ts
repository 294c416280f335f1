// Right: questions of an approval, and conditions on what a build is.
import {
  ask,
  commitMessage,
  definePipeline,
  equals,
  pullRequest,
  startedBy,
  text,
  upstreamEnd,
} from 'jenkins-pipeline-sdk';

const reason = ask('REASON', { type: 'text', default: '', multiline: true });
const level = ask('LEVEL', { type: 'choice', values: ['canary', 'all'] });
const loud = ask('LOUD', { type: 'boolean', default: false });

export default definePipeline({
  name: 'payments',
  failFast: true,
  stopWhenUnstable: true,
  triggers: [upstreamEnd('unstable', 'shop/main')],
  jenkins: {
    durability: 'fast',
    quietPeriod: '5s',
    rateLimit: { builds: 2, per: 'day' },
    restart: false,
  },
  stages: ({ stage }) => [
    stage(
      'Announce',
      {
        approval: { by: ['leads'], questions: [reason, level, loud] },
        milestone: true,
        post: {
          unsuccessful: (s) => [s.printMessage(reason)],
          notBuilt: (s) => [s.markUnstable('Late.')],
        },
      },
      (s) => [
        s.run(['announce', level]),
        s.printMessage(text`Because ${reason}`, { when: loud }),
        s.when(equals(level, 'all'), [s.publishCoverage(['c.xml'], { format: 'jacoco' })]),
      ],
    ),
    stage('Fork', { when: pullRequest({ fork: true, source: 'x', author: 'kim' }) }, (s) => [
      s.run('x'),
    ]),
    stage('Timer', { when: startedBy('timer') }, (s) => [s.run('x')]),
    stage('Preview', { when: commitMessage('[preview]') }, (s) => [s.run('x')]),
  ],
});
