import { branch, cron, definePipeline, files, secretFile } from 'jenkins-pipeline-sdk';

const plan = files('plan', 'plan.bin');

export default definePipeline({
  name: 'network',
  triggers: [cron('TZ=Europe/Berlin\nH H(2-4) * * 1-5\n@weekly')],
  agent: {
    pod: {
      containers: [
        {
          name: 'terraform',
          image: 'registry.example.com:5000/terraform:1.11.4',
          cpu: '1',
          memory: '1Gi',
        },
      ],
    },
  },
  stages: ({ build, stage }) => [
    build('Plan', (s) => [
      s.run('terraform init -input=false'),
      s.run('terraform plan -input=false -out plan.bin', {
        makes: [plan],
        secrets: { AWS_SHARED_CREDENTIALS_FILE: secretFile('kv/network#credentials') },
      }),
    ]),
    stage(
      'Apply',
      {
        when: branch('main'),
        approval: { by: ['network-team'], message: 'Apply the plan?', timeout: '8h' },
        lock: 'network',
      },
      (s) => [s.run('terraform apply -input=false plan.bin', { needs: [plan] })],
    ),
  ],
});
