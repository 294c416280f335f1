// Right: outputs of steps as typed values.
import {
  booleanValue,
  definePipeline,
  equals,
  not,
  numberValue,
  text,
  value,
} from 'jenkins-pipeline-sdk';

const version = value('version');
const code = numberValue('code');
const clean = booleanValue('clean');

export default definePipeline({
  name: 'payments',

  stages: ({ build, test }) => [
    build('Build', (s) => [
      s.run('git describe', { save: { stdout: version } }),
      s.run('git diff --quiet', { allowedExitCodes: [0, 1], save: { exitCode: code } }),
      s.readTextFile('.version', { save: { content: version } }),
    ]),
    test('Check', { when: not(clean) }, (s) => [
      s.when(equals(code, 0), [s.printMessage(version)], [s.fail(text`changed since ${version}`)]),
    ]),
  ],
});
