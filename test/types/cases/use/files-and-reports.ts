// Right: reading, writing, keeping and publishing files.
import { context, definePipeline, text } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [
    build('Build', (s) => [
      s.writeTextFile('version.txt', text`${context.shortCommit}\n`, { append: true }),
      s.keepFiles(['dist/**']),
      s.publishReport('coverage', { title: 'Coverage', index: 'report.html' }),
      s.publishTestResults(['reports/*.xml'], { allowNone: true }),
    ]),
  ],
});
