// Right: everything that each step takes.
import { branch, definePipeline, files } from 'jenkins-pipeline-sdk';

const bundle = files('bundle', 'dist/**');

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [
    build('Build', (s) => [
      s.run('npm run build', {
        id: 'bundle',
        label: 'Bundle',
        directory: 'web',
        env: { MODE: 'production' },
        when: branch('main'),
        timeout: '5m',
        makes: [bundle],
        needs: [],
        shell: 'bash',
        inputs: ['src/**'],
        junit: 'reports/*.xml',
        allowedExitCodes: [0],
      }),
    ]),
  ],
});
