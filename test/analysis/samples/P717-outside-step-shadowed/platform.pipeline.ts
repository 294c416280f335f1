import { definePipeline, outside } from 'jenkins-pipeline-sdk';

const deployer = outside('helmDeploy', {
  description: 'Deploys as we did before.',
  from: { library: 'shared', version: '1.4.0' },
});

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [build('Build', (s) => [s.outsideStep(deployer, {})])],
});
