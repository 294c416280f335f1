import { type ConstructGroup, inGolden } from './construct.ts';

const job = 'nothing: it is about the Jenkins job';

/** `options` of the pipeline. */
export const pipelineOptions: ConstructGroup = {
  title: 'Options of the pipeline',
  about:
    'What means something everywhere stands beside the name, what only Jenkins knows in `jenkins`.',
  constructs: [
    {
      name: 'buildDiscarder',
      written: 'keepBuilds: 30; jenkins: { keepDays: 90, keepArtifacts: 5 }',
      meaning: 'Always there, so that no job keeps builds for ever.',
      laptop: 'keeps the last runs',
      golden: inGolden('job-options', 'buildDiscarder(logRotator(daysToKeepStr:'),
      recorded: ['022'],
    },
    {
      name: 'disableConcurrentBuilds',
      written: "concurrency: 'queue' | 'newest' | 'all'",
      meaning:
        'One after the other unless said. `newest` ends the older build of a pull request only: on a branch it could end a deployment halfway. A build that is ended so is NOT_BUILT (019).',
      laptop: job,
      golden: inGolden('job-options', 'disableConcurrentBuilds(abortPrevious:'),
      recorded: ['019', '293'],
    },
    {
      name: 'timeout',
      written: "timeout: '1h'",
      meaning: 'Always there; the time that people have for approvals is added.',
      laptop: 'the same',
      golden: inGolden('minimal', 'timeout('),
      recorded: ['009'],
    },
    {
      name: 'timestamps',
      written: 'automatic; jenkins: { timestamps: false }',
      meaning: 'The time of each line.',
      laptop: 'times stand in the record of the run',
      golden: inGolden('minimal', 'timestamps()'),
      recorded: ['021'],
    },
    {
      name: 'parallelsAlwaysFailFast',
      written: 'failFast: true',
      meaning: 'As `failFast` of every parallel group and matrix.',
      laptop: 'the same',
      golden: inGolden('job-options', 'parallelsAlwaysFailFast()'),
      recorded: ['026'],
    },
    {
      name: 'skipStagesAfterUnstable',
      written: 'stopWhenUnstable: true',
      meaning: 'Later stages are left out once the build is unstable, nested ones too.',
      laptop: 'the same',
      golden: inGolden('job-options', 'skipStagesAfterUnstable()'),
      recorded: ['023', '284'],
    },
    {
      name: 'preserveStashes',
      written: 'automatic',
      meaning: 'There when something is stashed, so that a build can start again from a stage.',
      laptop: '`--from` takes the outputs of the last run',
      golden: inGolden('flow', 'preserveStashes('),
      recorded: ['022', '144'],
    },
    {
      name: 'durabilityHint',
      written: "jenkins: { durability: 'fast' | 'balanced' | 'safe' }",
      meaning: 'How often Jenkins writes down where a build stands.',
      laptop: job,
      golden: inGolden('job-options', "durabilityHint('PERFORMANCE_OPTIMIZED')"),
      recorded: ['022'],
    },
    {
      name: 'quietPeriod',
      written: "jenkins: { quietPeriod: '5s' }",
      meaning: 'How long a build waits for more triggers, in whole seconds.',
      laptop: job,
      golden: inGolden('job-options', 'quietPeriod(5)'),
      recorded: ['022'],
    },
    {
      name: 'disableResume',
      written: 'jenkins: { resume: false }',
      meaning: 'A build ends with the controller.',
      laptop: job,
      golden: inGolden('job-options', 'disableResume()'),
      recorded: ['022'],
    },
    {
      name: 'disableRestartFromStage',
      written: 'jenkins: { restart: false }',
      meaning: 'Nobody can start a build again from a stage; nothing is kept for it.',
      laptop: job,
      golden: inGolden('job-options', 'disableRestartFromStage()'),
    },
    {
      name: 'rateLimitBuilds',
      written: "jenkins: { rateLimit: { builds: 10, per: 'hour' } }",
      meaning: 'More builds wait.',
      laptop: job,
      golden: inGolden('job-options', 'rateLimitBuilds('),
      recorded: ['022'],
    },
    {
      name: 'overrideIndexTriggers',
      written: 'jenkins: { indexTriggers: false }',
      meaning: 'Whether indexing of branches starts builds, whatever the folder says.',
      laptop: job,
      golden: inGolden('job-options', 'overrideIndexTriggers(false)'),
      recorded: ['022'],
    },
    {
      name: 'retry',
      meaning:
        'Left out: it repeats every stage with its deployments, and the `post` of the pipeline (014). Use `attempts` of a stage.',
      recorded: ['014'],
    },
    {
      name: 'newContainerPerStage',
      meaning: 'Left out: every stage has a machine of its own anyway.',
      recorded: ['022'],
    },
    {
      name: 'lock',
      meaning:
        'Left out here: it would be held while people decide. Use `lock` of a stage or a `sequence`, or `concurrency`.',
      recorded: ['027'],
    },
    {
      name: 'skipDefaultCheckout, checkoutToSubdirectory',
      meaning:
        'Left out here: there is nothing to check out without a machine. See `checkout` of a stage.',
      recorded: ['017', '022'],
    },
    {
      name: 'ansiColor, githubProjectProperty, authorizationMatrix',
      meaning:
        'Left out: matters of the controller and of its folders, where a branch can’t change them.',
    },
    {
      name: 'withCredentials, withEnv',
      meaning: 'Left out: `secrets` of a step, `env` of anything. Credentials never enter Jenkins.',
    },
    {
      name: 'catchError, warnError',
      meaning: 'Left out as options: `onFailure` of a step.',
    },
    {
      name: 'podTemplate, ws, wrap, script, waitUntil, withChecks, withContext',
      meaning: 'Left out: steps with a block that the linter happens to take as options.',
      recorded: ['177'],
    },
  ],
};

/** `options` of a stage. */
export const stageOptions: ConstructGroup = {
  title: 'Options of a stage',
  about:
    'They are entered before the agent and the condition, unless the condition says `beforeOptions`, which it does.',
  constructs: [
    {
      name: 'timeout',
      written: "timeout: '10m'",
      meaning:
        'Covers the wait for the machine; when it fires there, neither steps nor `post` run (278).',
      laptop: 'the same',
      golden: inGolden('questions', 'timeout(time: 30'),
      recorded: ['278'],
    },
    {
      name: 'lock',
      written: "lock: 'staging' | { resource, newestFirst } | { label, quantity }",
      meaning: 'Taken behind the approval, so that nothing is held while people decide.',
      laptop: 'not taken; the log says so',
      golden: inGolden('questions', 'inversePrecedence: true'),
      recorded: ['027', '028', '331'],
    },
    {
      name: 'lock with skipIfLocked, extra, variable',
      meaning:
        'Left out: a stage that is silently not run looks like one that did its work (147). Use `concurrency`, or another label.',
      recorded: ['147'],
    },
    {
      name: 'retry',
      written: 'attempts: 3',
      meaning:
        'Stands inside the steps: as an option it would repeat the `post` with every attempt (012).',
      laptop: 'the same',
      golden: inGolden('attempts', 'retry('),
      recorded: ['012', '013', '287'],
    },
    {
      name: 'skipDefaultCheckout',
      written: 'checkout: false',
      meaning: 'The stage starts in an empty folder.',
      laptop: 'the repository is there anyway',
      golden: inGolden('agent-docker', 'skipDefaultCheckout()'),
      recorded: ['018', '329'],
    },
    {
      name: 'timestamps, ansiColor, checkoutToSubdirectory',
      meaning: 'Left out: the pipeline has them for all, or `s.within` does the same.',
    },
  ],
};
