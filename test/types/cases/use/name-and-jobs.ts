// Right: naming the build, starting another job.
import { context, definePipeline, text } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [
    build('Build', (s) => [
      s.nameBuild(text`${context.branch} #${context.buildNumber}`, { description: context.commit }),
      s.startJob('shop/end-to-end/main', { wait: false, parameters: { VERSION: context.tag } }),
    ]),
  ],
});
