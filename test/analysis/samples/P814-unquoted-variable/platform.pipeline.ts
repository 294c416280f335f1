import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ stage }) => [stage('Deploy', (s) => [s.run('./deploy --branch $BRANCH_NAME')])],
});
