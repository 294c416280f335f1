// Wrong: the steps of a stage are made by a function.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [build('Build', ['npm ci'])],
});
