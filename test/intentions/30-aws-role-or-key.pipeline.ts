// Intention 30: work with AWS: keys as secrets of one command. A role needs none, the pod has it; choosing a role by the step comes with AWS itself (issue C).
import { definePipeline, secret } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ stage }) => [
    stage('Upload', (s) => [
      s.run('aws s3 sync dist s3://payments-assets', {
        env: { AWS_REGION: 'eu-central-1' },
        secrets: {
          AWS_ACCESS_KEY_ID: secret('aws/payments-upload#access_key'),
          AWS_SECRET_ACCESS_KEY: secret('aws/payments-upload#secret_key'),
        },
      }),
    ]),
  ],
});
