// Intention 4: print.
import { context, definePipeline, text } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', (s) => [
      s.printMessage('Building.'),
      s.printMessage(text`Commit ${context.commit} of ${context.branch}`),
    ]),
  ],
});
