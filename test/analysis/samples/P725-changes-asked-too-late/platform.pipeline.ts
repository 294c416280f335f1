import {
  any,
  branch,
  changed,
  commitMessage,
  definePipeline,
  equals,
  value,
} from 'jenkins-pipeline-sdk';

const level = value('level');

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', (s) => [
      s.run('make level', { save: { stdout: level } }),
      s.run('make docs', { when: changed('docs/**') }),
    ]),
    build(
      'Level',
      { when: any(branch('main'), equals(level, 'high'), commitMessage('[level]')) },
      (s) => [s.run('make high')],
    ),
  ],
});
