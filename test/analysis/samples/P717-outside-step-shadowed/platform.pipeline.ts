import { definePipeline, outside } from 'jenkins-pipeline-sdk';

const deployer = outside('helmDeploy', { description: 'Deploys as we did before.' });

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [build('Build', (s) => [s.outsideStep(deployer, {})])],
});
