import {
  any,
  branch,
  choose,
  context,
  definePipeline,
  equals,
  numberValue,
  tag,
  text,
  value,
} from 'jenkins-pipeline-sdk';

const version = value('version');
const code = numberValue('code');

export default definePipeline({
  name: 'alternatives',
  parameters: {
    level: { type: 'choice', values: ['major', 'minor'] },
    dryRun: { type: 'boolean', default: true },
  },
  stages: ({ build, test, parameters }) => [
    build('Version', (s) => [
      s.when(
        any(branch('main'), tag('v*')),
        [s.run('git describe --tags', { save: { stdout: version } })],
        [s.run('git rev-parse HEAD', { save: { stdout: version } })],
      ),
      s.run('npm run check', { allowedExitCodes: [0, 1], save: { exitCode: code } }),
      s.when(equals(code, 1), [s.printMessage('The check has findings.')]),
    ]),
    test('Report', { when: equals(parameters.level, 'minor') }, (s) => [
      s.nameBuild(text`${context.branch} #${context.buildNumber}`),
      s.printMessage(text`${version} ${choose(equals(parameters.dryRun, true), 'dry', 'real')}`),
    ]),
  ],
});
