// Right: a function of the team makes stages.
import { definePipeline, type StageBuilders, type StageList } from 'jenkins-pipeline-sdk';

const checks = ({ test }: StageBuilders<never, {}>): StageList => [
  test('Lint', (s) => [s.run('npm run lint')]),
  test('Audit', (s) => [s.run('npm audit')]),
];

export default definePipeline({
  name: 'payments',

  stages: (builders) => [builders.parallel('Checks', [checks(builders)])],
});
