import { branch, context, definePipeline, equals, text } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'matrix',
  stages: ({ matrix }) => [
    matrix(
      'Test',
      {
        axes: { NODE: ['22', '24'], OS: ['linux', "mac 'os'", 'win'] },
        exclude: [{ OS: 'win', NODE: '22' }, { OS: ["mac 'os'"] }],
        failFast: true,
        when: branch('main'),
        timeout: '20m',
        attempts: 2,
        agent: { label: 'lab' },
        env: { MODE: 'ci' },
        post: { always: (s) => [s.keepFiles(['*.log'], { allowNone: true })] },
      },
      (axis, s) => [
        s.run(['nvm', 'install', axis.NODE]),
        s.run('npm test', { junit: 'reports/*.xml', env: { TARGET: text`${axis.OS}-${context.branch}` } }),
        s.run('npm run bench', { when: equals(axis.NODE, '24') }),
        s.printMessage(text`done on ${axis.OS}`),
      ],
    ),
    matrix('Release', { axes: { REGION: ['eu', 'us'] }, approval: { by: ['leads'] }, lock: 'regions' }, (axis, s) => [
      s.run(['release', axis.REGION]),
    ]),
  ],
});
