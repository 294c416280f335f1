// Intention 7: an own function: a function of TypeScript that makes steps.

import type { CommonSteps, StepList } from 'jenkins-pipeline-sdk';
import { definePipeline } from 'jenkins-pipeline-sdk';

const testPackage = (s: CommonSteps, name: string): StepList => [
  s.run(['npm', 'test', '--workspace', name]),
  s.keepFiles([`${name}/coverage/**`]),
];

export default definePipeline({
  name: 'payments',
  stages: ({ test }) => [
    test('Units', (s) => [testPackage(s, 'cart'), testPackage(s, 'checkout')]),
  ],
});
