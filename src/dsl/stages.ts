import type {
  Axes,
  DeployOptions,
  GroupOptions,
  MatrixOptions,
  StageOptions,
  TestOptions,
} from './stage-options.ts';
import type { StepList } from './step-options.ts';
import type {
  BuildSteps,
  CustomSteps,
  DeploySteps,
  PublishSteps,
  TestSteps,
} from './steps.generated.ts';
import type { Value } from './values.ts';

/** A stage in a pipeline's list. */
export interface Stage {
  readonly kind: 'stage-node';
}

/** The functions that make stages. `E` names the environments, `P` the parameters. */
export interface StageBuilders<E extends string, P> {
  /** Compiles, tests units and builds images. */
  build(name: string, steps: (s: BuildSteps) => StepList): Stage;
  build(name: string, options: StageOptions, steps: (s: BuildSteps) => StepList): Stage;
  /** Tests against something that runs: a service of this pipeline, an environment. */
  test(name: string, steps: (s: TestSteps) => StepList): Stage;
  test(name: string, options: TestOptions, steps: (s: TestSteps) => StepList): Stage;
  /** Pushes what was built. */
  publish(name: string, steps: (s: PublishSteps) => StepList): Stage;
  publish(name: string, options: StageOptions, steps: (s: PublishSteps) => StepList): Stage;
  /** Deploys to one of the pipeline's environments. */
  deploy(name: string, options: DeployOptions<E>, steps: (s: DeploySteps) => StepList): Stage;
  /** A stage without a fixed meaning. */
  stage(name: string, steps: (s: CustomSteps) => StepList): Stage;
  stage(name: string, options: StageOptions, steps: (s: CustomSteps) => StepList): Stage;
  /** Stages that run at the same time, each on an agent of its own. */
  parallel(name: string, stages: readonly Stage[]): Stage;
  parallel(name: string, options: GroupOptions, stages: readonly Stage[]): Stage;
  /** Stages one after the other, under one name. */
  sequence(name: string, stages: readonly Stage[]): Stage;
  sequence(name: string, options: GroupOptions, stages: readonly Stage[]): Stage;
  /** One run of the steps for each combination of the axes' values, all at the same time. */
  matrix<const A extends Axes>(
    name: string,
    options: MatrixOptions<A>,
    steps: (axis: { readonly [K in keyof A]: Value<string> }, s: TestSteps) => StepList,
  ): Stage;
  /** The values that a person chose when the build was started. */
  readonly parameters: P;
}
