import { context, definePipeline, outside, text, value } from 'jenkins-pipeline-sdk';

const version = value('version');
const lint = outside('lint', { description: 'Lints.' });

export default definePipeline({
  name: 'environment',
  parameters: { LEVEL: { type: 'text', default: 'low' }, DRY: { type: 'boolean', default: true } },
  env: {
    PLAIN: "it's $PLAIN ${x}",
    BRANCH: context.branch,
    OVERRIDDEN: context.tag,
    class: 'a reserved word',
  },
  stages: ({ build, sequence, parameters }) => [
    build('Make', (s) => [s.run('cat VERSION', { save: { stdout: version } })]),
    sequence('Group', { env: { OF_GROUP: text`g-${context.branch}`, LEVEL_TEXT: text`level ${parameters.LEVEL}, dry ${parameters.DRY}` } }, [
      build('Use', { env: { OVERRIDDEN: 'plain again', SAVED: version, ONLY: parameters.LEVEL, FIRST: text`${parameters.LEVEL}!` } }, (s) => [
        s.run('env', { env: { OF_STEP: 'x', OF_GROUP: 'of the step' } }),
      ]),
      build('Outside', (s) => [s.outsideStep(lint, {})]),
    ]),
  ],
});
