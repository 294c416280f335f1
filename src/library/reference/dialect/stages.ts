import { type ConstructGroup, inGolden } from './construct.ts';

/** How stages stand: in order, beside each other, once for each combination. */
export const stages: ConstructGroup = {
  title: 'Stages',
  about:
    'The pipeline holds no machine itself (`agent none`); each stage with work takes one of its own, so that nothing waits with a machine in hand.',
  constructs: [
    {
      name: 'stage',
      written: "build('Build', …), test, publish, deploy, stage",
      meaning:
        'The kind decides which steps are offered, and keeps commands of the team apart from rights to push and deploy.',
      laptop: 'runs in a folder of its own',
      golden: inGolden('minimal', "stage('"),
      recorded: ['001', '002'],
    },
    {
      name: 'steps',
      written: '(s) => [s.run(…), …]',
      meaning: 'A list of data: what is written is what runs, with conditions by `s.when`.',
      laptop: 'the same steps',
      golden: inGolden('minimal', 'steps {'),
      recorded: ['001'],
    },
    {
      name: 'nested stages',
      written: "sequence('Shop', [build(…), publish(…)])",
      meaning: 'Stages one after the other under one name, also as a branch of `parallel`.',
      laptop: 'one after the other',
      golden: inGolden('monorepo', 'stages {'),
      recorded: ['084', '107'],
    },
    {
      name: 'parallel',
      written: "parallel('Checks', [test(…), test(…)])",
      meaning:
        'Stages at the same time. Inside another `parallel` or a matrix Jenkins refuses it; P708 says so at its line.',
      laptop: 'at the same time, as many as the machine has room for',
      golden: inGolden('parallel', 'parallel {'),
      recorded: ['079', '088', '089'],
    },
    {
      name: 'failFast',
      written: 'failFast: true',
      meaning: 'The first failure stops the other branches; an unstable one does not.',
      laptop: 'the same',
      golden: inGolden('parallel', 'failFast true'),
      recorded: ['081', '082', '097'],
    },
    {
      name: 'matrix, axes, axis',
      written: "matrix('Systems', { axes: { os: ['linux', 'mac'] } }, (axis, s) => […])",
      meaning: 'The steps once for each combination; the axes are values of the steps.',
      laptop: 'all cells, the first axis fastest',
      golden: inGolden('matrix', 'matrix {'),
      recorded: ['092', '094', '307'],
    },
    {
      name: 'excludes, exclude',
      written: "exclude: [{ os: 'mac', node: ['22'] }]",
      meaning:
        'Combinations to leave out. A value that no axis has does not compile, where Jenkins says nothing (104).',
      laptop: 'the same cells',
      golden: inGolden('matrix', 'exclude {'),
      recorded: ['093', '104'],
    },
    {
      name: 'notValues',
      meaning: 'Left out: a second way to write `exclude`. Name the values that are to go.',
      recorded: ['093'],
    },
    {
      name: 'agent of a cell',
      written: 'agent: (axis) => ({ label: axis.os })',
      meaning: 'Each cell on a machine of its own kind.',
      laptop: 'all cells on this machine',
      golden: inGolden('agent-docker', 'label "${env.os}'),
      recorded: ['094', '277'],
    },
    {
      name: 'several stages in a cell',
      meaning:
        'Left out: a cell is one stage. Put the steps into it, or make the stages of each combination by a loop in `parallel`.',
      recorded: ['092'],
    },
    {
      name: 'libraries',
      meaning:
        'Left out: an unknown library fails in the middle of the run (152). The library stands at the top by its commit, those of outside steps at their versions.',
      recorded: ['149', '152'],
    },
    {
      name: '@Library',
      written: 'automatic; outside(…, { from: { library, version } })',
      meaning:
        'The platform library by its commit. Of two with the same step Jenkins takes the alphabetically first; P822 warns of it.',
      laptop: 'the package itself',
      golden: inGolden('jenkins-steps', "@Library(['platform@"),
      recorded: ['151'],
    },
  ],
};
