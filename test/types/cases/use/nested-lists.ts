// Right: lists in lists, from functions and loops.
import { type CommonSteps, definePipeline, type StepList } from 'jenkins-pipeline-sdk';

const install = (s: CommonSteps): StepList => [s.run('npm ci'), s.run('npm run build')];

export default definePipeline({
  name: 'payments',

  stages: ({ build, test }) => [
    build('Build', (s) => [install(s), ['a', 'b'].map((name) => s.run(['npm', 'test', name]))]),
    ['unit', 'api'].map((name) => test(name, (s) => [s.run(['npm', 'run', name])])),
  ],
});
