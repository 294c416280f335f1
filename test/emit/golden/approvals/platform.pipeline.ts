import { branch, chart, definePipeline } from 'jenkins-pipeline-sdk';

const service = chart('shop', { path: './chart' });

export default definePipeline({
  name: 'approvals',
  environments: {
    staging: { cluster: 'staging', namespace: 'shop' },
    production: {
      cluster: 'production',
      namespace: 'shop',
      approval: { by: ['shop-leads', 'on-call'], message: "Really deploy 'shop' to production?", timeout: '4h' },
    },
  },
  stages: ({ deploy, stage, parallel }) => [
    deploy('Staging', { to: 'staging' }, (s) => [s.helmDeploy(service)]),
    deploy('Production', { to: 'production', when: branch('main'), lock: 'production', timeout: '30m' }, (s) => [
      s.helmDeploy(service),
    ]),
    deploy('Production again', { to: 'production', approval: { by: ['boss'] } }, (s) => [s.helmDeploy(service)]),
    parallel('Regions', [
      stage('Europe', { approval: { by: ['eu-team'], timeout: '90m' }, post: { success: (s) => [s.run('celebrate')] } }, (s) => [
        s.run('deploy eu'),
      ]),
      stage('America', { approval: { by: ['us-team'] } }, (s) => [s.startJob('america/deploy')]),
    ]),
  ],
});
