// Intention 45: the exit status of a command.
import { definePipeline, equals, numberValue } from 'jenkins-pipeline-sdk';

const difference = numberValue('difference');

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', (s) => [
      s.run('git diff --quiet HEAD^ -- docs', {
        allowedExitCodes: [0, 1],
        save: { exitCode: difference },
      }),
      s.when(
        equals(difference, 1),
        [s.run('make docs')],
        [s.printMessage('The documentation is as it was.')],
      ),
    ]),
  ],
});
