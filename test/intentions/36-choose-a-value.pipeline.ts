// Intention 36: choose a value.
import { branch, choose, command, definePipeline } from 'jenkins-pipeline-sdk';

const channel = choose(branch('main'), 'stable', 'preview');

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', { env: { CHANNEL: channel } }, (s) => [
      s.run(command`./package.sh --channel ${channel}`),
    ]),
  ],
});
