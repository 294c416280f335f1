// Intention 6: a machine, a container or a pod of its own.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build, test, stage }) => [
    build('On a machine', { agent: { label: 'linux && arm64' } }, (s) => [s.run('make')]),
    test('In a container', { agent: { container: 'maven:3.9.11-eclipse-temurin-21' } }, (s) => [
      s.run('mvn -B verify'),
    ]),
    stage(
      'In a pod',
      {
        agent: {
          pod: { containers: [{ name: 'go', image: 'golang:1.26.1', cpu: '2', memory: '4Gi' }] },
        },
      },
      (s) => [s.run('go test ./...')],
    ),
  ],
});
