import {
  branch,
  commitMessage,
  cron,
  definePipeline,
  pullRequest,
  push,
  startedBy,
  upstream,
  upstreamEnd,
} from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'job-options',
  concurrency: 'newest',
  keepBuilds: 20,
  failFast: true,
  stopWhenUnstable: true,
  tools: { jdk: 'temurin-21', maven: '3.9' },
  triggers: [
    push(),
    cron('H 2 * * *'),
    upstream('shop/library/main'),
    upstreamEnd('unstable', 'shop/a', 'shop/b'),
    upstreamEnd('failure', 'shop/c'),
  ],
  jenkins: {
    durability: 'fast',
    quietPeriod: '5s',
    resume: false,
    restart: false,
    rateLimit: { builds: 10, per: 'hour' },
    keepDays: 90,
    keepArtifacts: 5,
    indexTriggers: false,
    timestamps: false,
  },
  parameters: {
    NOTES: { type: 'text', default: 'first\nsecond', multiline: true, description: 'For people.' },
    LEVEL: { type: 'choice', values: ['low', 'high'] },
  },
  stages: ({ build, stage, deploy: _deploy, parameters }) => [
    build('Build', { tools: { maven: '3.8' } }, (s) => [
      s.run('mvn -B verify', { env: { NOTES: parameters.NOTES } }),
    ]),
    stage('Nightly', { when: startedBy('timer') }, (s) => [s.run('./report')]),
    stage('By a push', { when: startedBy('push') }, (s) => [
      s.run('./report', { when: startedBy('person') }),
      s.printMessage('From a fork', { when: pullRequest({ fork: true, author: 'kim' }) }),
    ]),
    stage('Outside', { when: pullRequest({ fork: true }) }, (s) => [s.run('./licences')]),
    stage('Inside', { when: pullRequest({ target: 'main', source: 'next', author: 'kim' }) }, (s) => [
      s.run('./licences', { when: pullRequest({ fork: false }) }),
    ]),
    stage('Preview', { when: commitMessage('[preview] (now)') }, (s) => [s.run('./preview')]),
    stage('Main', { when: branch('main') }, (s) => [s.run('./main')]),
  ],
  post: {
    notBuilt: (s) => [s.printMessage('Overtaken.')],
    unsuccessful: (s) => [s.printMessage('Not well.')],
    success: (s) => [s.printMessage('Well.')],
  },
});
