// Right: an outside step that takes nothing.
import { definePipeline, outside } from 'jenkins-pipeline-sdk';

const unlock = outside('unlockCluster', { description: 'Unlocks the test cluster.' });

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [build('Build', (s) => [s.outsideStep(unlock, {})])],
});
