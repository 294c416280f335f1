// Intention 5: check out. The own repository is there without asking; another one goes into a folder.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', (s) => [
      s.checkoutRepository('https://git.example.com/team/tools.git', {
        revision: 'v1.4.0',
        folder: 'tools',
      }),
      s.run('./tools/build.sh'),
    ]),
  ],
});
