// also: P204
import { definePipeline } from 'jenkins-pipeline-sdk';

// What a newer version of this package may write down.
const raw = {
  kind: 'step',
  contract: 'imageBuildd',
  at: '',
  input: {},
  options: {},
  groups: [],
};

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [build('Build', () => [raw as never])],
});
