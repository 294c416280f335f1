// Right: a function of the team makes the steps of a deploy stage.
import {
  chart,
  type DeploySteps,
  definePipeline,
  image,
  type StepList,
} from 'jenkins-pipeline-sdk';

const app = image('payments', { command: ['node', 'server.js'] });
const service = chart('payments', { path: 'chart' });
const rollOut = (s: DeploySteps, replicas: number): StepList => [
  s.helmDeploy(service, { image: app, values: { replicas } }),
  s.annotateDeployment({ image: app }),
];

export default definePipeline({
  name: 'payments',
  environments: {
    staging: { cluster: 'staging', namespace: 'payments' },
    production: { cluster: 'production', namespace: 'payments' },
  },
  stages: ({ deploy }) => [
    deploy('Staging', { to: 'staging' }, (s) => rollOut(s, 1)),
    deploy('Production', { to: 'production' }, (s) => rollOut(s, 3)),
  ],
});
