// Wrong: a message needs a channel and a receiver.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [build('Build', (s) => [s.sendMessage('done')])],
});
