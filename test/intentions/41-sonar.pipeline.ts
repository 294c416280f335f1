// Intention 41: Sonar: its scanner waits for the quality gate and fails by it.
import { command, context, definePipeline, secret } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ test }) => [
    test('Quality', (s) => [
      s.run(
        command`npx sonar-scanner -Dsonar.branch.name=${context.branch} -Dsonar.qualitygate.wait=true`,
        {
          secrets: { SONAR_TOKEN: secret('kv/sonar#token') },
          timeout: '10m',
        },
      ),
    ]),
  ],
});
