import { all, any, branch, context, definePipeline, environmentVariable, equals, not, pullRequest, tag } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'conditions',
  parameters: {
    LEVEL: { type: 'choice', values: ['low', "it's high"] },
    FAST: { type: 'boolean', default: false },
  },
  stages: ({ stage, parallel, sequence, parameters }) => [
    stage('Branch', { when: branch('release/*') }, (s) => [s.run('true')]),
    stage('Tag', { when: tag('v*') }, (s) => [s.run('true')]),
    stage('Pull request', { when: pullRequest() }, (s) => [s.run('true')]),
    stage('Pull request into', { when: pullRequest({ target: 'main' }) }, (s) => [s.run('true')]),
    stage('Variable', { when: environmentVariable('REGION', 'eu') }, (s) => [s.run('true')]),
    stage('Parameter', { when: equals(parameters.LEVEL, "it's high") }, (s) => [s.run('true')]),
    stage('Yes', { when: equals(parameters.FAST, true) }, (s) => [s.run('true')]),
    stage('No', { when: equals(parameters.FAST, false) }, (s) => [s.run('true')]),
    stage('Context', { when: equals(context.tag, '') }, (s) => [s.run('true')]),
    stage('All', { when: all(branch('main'), not(pullRequest()), equals(parameters.FAST, true)) }, (s) => [s.run('true')]),
    stage('Any', { when: any(branch('main'), all(tag('v*'), not(any(tag('v0*'), tag('v1*'))))) }, (s) => [s.run('true')]),
    stage('None of all', { when: all() }, (s) => [s.run('true')]),
    stage('None of any', { when: not(any()) }, (s) => [s.run('true')]),
    stage('Before the lock', { when: branch('main'), lock: 'resource', timeout: '5m' }, (s) => [s.run('true')]),
    stage('Without a machine', { when: branch('main') }, (s) => [s.printMessage('main')]),
    parallel('Group', { when: branch('main'), timeout: '1h' }, [
      stage('One', { when: tag('v*') }, (s) => [s.run('true')]),
      sequence('Two', { when: not(tag('v*')) }, [stage('Three', (s) => [s.run('true')])]),
    ]),
  ],
});
