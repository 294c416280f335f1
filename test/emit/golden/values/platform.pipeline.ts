import {
  branch,
  choose,
  command,
  context,
  definePipeline,
  equals,
  lower,
  numberValue,
  replace,
  slug,
  text,
  trim,
  truncate,
  upper,
  value,
} from 'jenkins-pipeline-sdk';

const version = value('version');
const size = numberValue('size');

export default definePipeline({
  name: 'values',
  parameters: {
    VERSION: { type: 'text', default: '1.0', description: "What to release; don't forget the dot" },
    LEVEL: { type: 'choice', values: ['patch', 'minor', 'major'] },
    DRY: { type: 'boolean', default: true, description: 'Only pretend' },
  },
  stages: ({ build, stage, parameters }) => [
    build('Make values', (s) => [
      s.run(['git', 'describe', '--tags'], { save: { stdout: version } }),
      s.run('wc -c < dist.tgz', { save: { exitCode: size } }),
      s.run(command`npm version ${parameters.VERSION} --tag ${text`v${parameters.VERSION}-${context.branch}`}`),
    ]),
    stage('Use values', (s) => [
      s.run(['release', parameters.VERSION, parameters.LEVEL, parameters.DRY]),
      s.run(['release', version, size, text`v${version} of ${context.shortCommit}`]),
      s.run('env', {
        env: {
          LITERAL: 'x',
          PARAMETER: parameters.VERSION,
          MIXED: text`${parameters.VERSION}/${parameters.DRY}`,
          SAVED: version,
          SLUG: slug(context.branch),
          CHOSEN: choose(branch('main'), 'latest', version),
          CHOSEN_BY_PARAMETER: choose(equals(parameters.LEVEL, 'major'), 'next', 'latest'),
        },
      }),
      s.writeTextFile('version.txt', text`${version}\n`),
    ]),
    stage('Values that Jenkins knows', (s) => [
      s.printMessage(text`${parameters.VERSION} is ${parameters.LEVEL}`),
      s.printMessage(text`${parameters.DRY}`),
      s.printMessage(text`build ${context.buildNumber} of ${context.jobName} at ${context.commit}`),
      s.printMessage(lower(upper(trim(context.branch)))),
      s.printMessage(replace(context.branch, '/', '-')),
      s.printMessage(truncate(slug(context.branch), 20)),
      s.printMessage(choose(branch('release/*'), 'a release', text`not ${context.branch}`)),
      s.printMessage(context.shortCommit),
      s.printMessage(text`${context.tag}${context.pullRequest}${context.pullRequestTarget}${context.buildUrl}`),
      s.nameBuild(text`${parameters.VERSION} #${context.buildNumber}`, { description: context.branch }),
    ]),
    stage('Values that only the runner knows', (s) => [
      s.printMessage(text`${version} of ${size} bytes`),
      s.fail(version, { when: equals(parameters.DRY, false) }),
    ]),
  ],
});
