// Wrong: `changed` needs at least one path.
import { changed, definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [build('Build', { when: changed() }, (s) => [s.run('npm ci')])],
});
