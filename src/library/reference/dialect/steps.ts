import { type ConstructGroup, inGolden } from './construct.ts';

const same = 'the same';
const moment = (name: string, written: string, meaning: string, recorded: string[]) => ({
  name,
  written,
  meaning,
  laptop: same,
  golden: inGolden('post', `${name} {`),
  recorded,
});

/** `post`. */
export const moments: ConstructGroup = {
  title: 'After a stage or pipeline',
  about:
    'In the order in which Jenkins runs them, whatever the file says (108). A stage that its condition leaves out has none (072).',
  constructs: [
    moment('always', 'always: (s) => […]', 'Whatever happened.', ['108', '111']),
    moment(
      'changed',
      'changed',
      'The result differs from the last build’s; true in the first build.',
      ['109', '306'],
    ),
    moment('fixed', 'fixed', 'This build succeeded and the last did not.', ['109']),
    moment(
      'regression',
      'regression',
      'This build is worse than the last; false in a first build.',
      ['109', '306'],
    ),
    moment('aborted', 'aborted', 'Somebody stopped the build, or its time was up.', ['113', '114']),
    moment(
      'success',
      'success',
      'Everything went well; of a stage the build so far counts too (024).',
      ['108', '024'],
    ),
    {
      name: 'unsuccessful',
      written: 'unsuccessful',
      meaning: 'Anything but success.',
      laptop: same,
      golden: inGolden('job-options', 'unsuccessful {'),
      recorded: ['108', '111'],
    },
    moment('unstable', 'unstable', 'Tests failed or a step was marked.', ['112', '117']),
    moment('failure', 'failure', 'A step failed.', ['111', '116']),
    {
      name: 'notBuilt',
      written: 'notBuilt',
      meaning: 'A newer build has overtaken this one.',
      laptop: 'never: there is no other build',
      golden: inGolden('job-options', 'notBuilt {'),
      recorded: ['192'],
    },
    moment('cleanup', 'cleanup', 'Behind all others.', ['108']),
  ],
};

/** Steps that the Jenkinsfile itself calls. */
export const steps: ConstructGroup = {
  title: 'Steps of Jenkins',
  about:
    'Commands, images, deployments and messages are done by the runner: one `writeFile` and one `sh` a step. What only Jenkins can do it is told by its own steps.',
  constructs: [
    {
      name: 'sh, bat, powershell, withCredentials, withEnv',
      written: 's.run(…)',
      meaning:
        'The command travels as data, with its secrets and variables; no Groovy text becomes shell.',
      laptop: same,
      golden: inGolden('minimal', 'run('),
      recorded: ['129', '328'],
    },
    {
      name: 'checkout',
      written: 'automatic; s.checkoutRepository(…)',
      meaning: 'Each machine checks out the commit of the build.',
      laptop: 'a copy of the working tree',
      golden: inGolden('post', 'checkout scm'),
      recorded: ['002'],
    },
    {
      name: 'stash, unstash',
      written: 'makes: [bundle], needs: [bundle]',
      meaning:
        'Only what a later stage asks for. A stage that was skipped left nothing, which is said.',
      laptop: 'copied between the folders of the stages',
      golden: inGolden('flow', 'unstash'),
      recorded: ['131'],
    },
    {
      name: 'archiveArtifacts, unarchive',
      written: "s.keepFiles(['dist/**']); files('bundle', { include, size: 'large', keep: true })",
      meaning:
        'For people, and for large files on their way: they are stored once instead of packed for every stage. Where a skipped stage may not have left them they are stashed.',
      laptop: 'kept in the folder of the run',
      golden: inGolden('archives', 'unarchive(mapping:'),
      recorded: ['132'],
    },
    {
      name: 'junit',
      written: "s.run('npm test', { junit: 'reports/*.xml' }), s.publishTestResults(…)",
      meaning: 'Collected also when the command fails.',
      laptop: 'read and counted',
      golden: inGolden('jenkins-steps', "junit '"),
      recorded: ['133'],
    },
    {
      name: 'recordCoverage',
      written: "s.publishCoverage(['coverage/cobertura-coverage.xml'])",
      meaning: 'Reports of coverage (Coverage plugin).',
      laptop: 'kept in the folder of the run',
      golden: inGolden('jenkins-steps', 'recordCoverage('),
    },
    {
      name: 'publishHTML',
      written: "s.publishReport('site', { title: 'Site' })",
      meaning: 'Pages beside the build (HTML Publisher plugin).',
      laptop: 'kept in the folder of the run',
      golden: inGolden('jenkins-steps', 'publishHTML('),
    },
    {
      name: 'unstable, catchError, warnError',
      written: "s.markUnstable('…'); onFailure: 'unstable' | 'ignore'",
      meaning: 'An abort is never swallowed, which `catchError` does by itself (124).',
      laptop: same,
      golden: inGolden('jenkins-steps', "unstable '"),
      recorded: ['121', '123', '124'],
    },
    {
      name: 'error, echo',
      written: "s.fail('…'), s.printMessage('…')",
      meaning: 'Native where Jenkins knows the text itself.',
      laptop: same,
      golden: inGolden('jenkins-steps', "error '"),
      recorded: ['128'],
    },
    {
      name: 'build',
      written: "s.startJob('shop/end-to-end/main')",
      meaning: 'Starts another job, and waits for it unless said.',
      laptop: 'prints what it would start',
      golden: inGolden('jenkins-steps', 'build('),
      recorded: ['139', '296'],
    },
    {
      name: 'milestone',
      written: 'milestone: true',
      meaning:
        'A build that a newer one has overtaken ends there as NOT_BUILT (331); numbered in the order of the file. Beside other stages it is P724.',
      laptop: 'nothing: there is no other build',
      golden: inGolden('questions', 'milestone(ordinal:'),
      recorded: ['146', '331'],
    },
    {
      name: 'retry, timeout, dir',
      written: "retry: { attempts: 3 }, timeout: '5m', directory: 'shop'",
      meaning: 'Of a step; Jenkins’s own where Jenkins does the step.',
      laptop: same,
      golden: inGolden('step-options', 'retry('),
      recorded: ['011', '013'],
    },
    {
      name: 'script',
      written: "s.groovy('…', 'why')",
      meaning:
        'The hatch: data that Jenkins evaluates in its sandbox. Every use is told and counted (P815); `platform check --forbid P815` refuses it, whatever the file accepts.',
      laptop: 'left out, with the reason',
      golden: inGolden('jenkins-steps', 'evaluate '),
      recorded: ['134', '137'],
    },
    {
      name: 'steps of other plugins and libraries',
      written:
        "const slackSend = outside('slackSend', { parameters: { channel: 'text' }, from: { plugin: 'slack', version: '…' } })",
      meaning:
        'Declared once with typed parameters and the version that brings the step; a library is loaded at it.',
      laptop: 'prints the call, or fails, as the declaration says',
      golden: inGolden('jenkins-steps', 'tellTeam()'),
      recorded: ['141', '142'],
    },
    {
      name: 'steps of others that take a block',
      written: "s.inside(sonar, { installationName: 'sonar' }, [s.run('npx sonar-scanner')])",
      meaning:
        'Declared with `outsideBlock`. What stands in it is counted as commands of the team, so that rights to push or deploy never stand there (P606).',
      laptop: 'the steps without the block, or fails, as the declaration says',
      golden: inGolden('blocks', 'withSonarQubeEnv(installationName:'),
      recorded: ['294'],
    },
    {
      name: 'container',
      written: "s.run('psql --version', { container: 'tools' })",
      meaning: 'Another container of the stage’s pod; one that it does not have is P727.',
      laptop: 'this machine',
      golden: inGolden('blocks', "container('tools') {"),
    },
    {
      name: 'node, podTemplate, parallel, stage as steps',
      meaning: 'Left out: stages do it, where everybody sees them.',
      recorded: ['086', '294'],
    },
  ],
};
