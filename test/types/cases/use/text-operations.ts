// Right: texts on their way.
import {
  context,
  definePipeline,
  lower,
  replace,
  slug,
  trim,
  truncate,
  upper,
} from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [
    build('Build', (s) => [
      s.run([
        'deploy',
        slug(context.branch),
        truncate(context.commit, 7),
        replace(context.tag, 'v', ''),
        lower(upper(trim(context.branch))),
      ]),
    ]),
  ],
});
