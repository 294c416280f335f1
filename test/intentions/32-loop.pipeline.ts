// Intention 32: a loop: one of TypeScript, over what the file knows.
import { definePipeline } from 'jenkins-pipeline-sdk';

const packages = ['cart', 'checkout', 'invoice'];

export default definePipeline({
  name: 'payments',
  stages: ({ test }) => [
    test('Units', (s) => packages.map((name) => s.run(['npm', 'test', '--workspace', name]))),
  ],
});
