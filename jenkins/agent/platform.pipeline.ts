import { definePipeline, image } from 'jenkins-pipeline-sdk';

// Jenkins's own agent as an OCI layout, copied once by the digest that stands in the Dockerfile:
//   skopeo copy docker://docker.io/jenkins/inbound-agent@sha256:… oci:.base/inbound-agent
const agent = image('jenkins-agent', {
  context: 'files',
  base: 'oci:.base/inbound-agent',
  workdir: '/opt/jenkins-pipeline-sdk',
  // The base's own start of the agent, as its own user.
  command: [],
  user: '1000:1000',
  environment: {
    PATH: '/opt/jenkins-pipeline-sdk/bin:/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  },
  labels: { 'org.opencontainers.image.description': 'Jenkins agent with the step runner' },
});

export default definePipeline({
  name: 'jenkins-agent',
  description: 'The image of the agents, assembled without a daemon.',
  stages: ({ build }) => [
    build('Assemble', (s) => [
      s.run('node collect-files.ts', { label: 'Collect the files' }),
      s.imageBuild(agent),
    ]),
  ],
});
