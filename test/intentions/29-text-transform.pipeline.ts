// Intention 29: transform a text.
import { context, definePipeline, lower, replace, slug, truncate } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', (s) => [
      s.run(['./preview.sh', slug(context.branch), truncate(context.commit, 7)]),
      s.run(['./tag.sh', lower(replace(context.branch, '/', '-'))]),
    ]),
  ],
});
