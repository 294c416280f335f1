// Intention 24: read and write a file.
import { context, definePipeline, text, value } from 'jenkins-pipeline-sdk';

const release = value('release');

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', (s) => [
      s.readTextFile('release.txt', { save: { content: release } }),
      s.writeTextFile('build/version.txt', text`${release}+${context.shortCommit}\n`),
    ]),
  ],
});
