// also: P706
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ stage, parallel }) => [
    parallel(
      'Suites',
      Array.from({ length: 250 }, (_, number) =>
        stage(`Suite ${number}`, (s) => [s.cleanWorkspace()]),
      ),
    ),
  ],
});
