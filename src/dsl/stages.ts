import type { ParameterValue } from './parameters.ts';
import type { EnvironmentName } from './pipeline-definition.ts';
import type {
  Axes,
  AxisValues,
  DeployOptions,
  GroupOptions,
  MatrixOptions,
  ParallelOptions,
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

/** A stage in a pipeline's list. */
export interface Stage {
  readonly kind: 'stage-node';
}

/** A stage, or stages in order; lists in lists are fine, so that a function can return several. */
export type StageList = Stage | readonly StageList[];

/** The functions that make stages. `E` are the names of the pipeline's environments, `P` its parameters. */
export interface StageBuilders<E extends string, P> {
  /**
   * Compiles, tests units and builds images.
   *
   * @example build('Build', (s) => [s.run('npm ci'), s.run('npm test', { junit: 'reports/*.xml' })])
   */
  build(name: string, steps: (s: BuildSteps) => StepList): Stage;
  build(name: string, options: StageOptions, steps: (s: BuildSteps) => StepList): Stage;
  /**
   * Tests against something that runs, for instance an image of this pipeline.
   *
   * @example test('Integration', { service: app }, (s) => [s.smoke({ path: '/healthz' })])
   */
  test(name: string, steps: (s: TestSteps) => StepList): Stage;
  test(name: string, options: TestOptions, steps: (s: TestSteps) => StepList): Stage;
  /**
   * Pushes what was built. It runs apart from the team's commands, with an identity of its own.
   *
   * @example publish('Publish', (s) => [s.ecrPush(app)])
   */
  publish(name: string, steps: (s: PublishSteps) => StepList): Stage;
  publish(name: string, options: StageOptions, steps: (s: PublishSteps) => StepList): Stage;
  /**
   * Deploys to one of the pipeline's environments, whose approval is asked first.
   *
   * @example deploy('Staging', { to: 'staging' }, (s) => [s.helmDeploy(service, { image: app })])
   */
  deploy(
    name: string,
    options: DeployOptions<EnvironmentName<E>>,
    steps: (s: DeploySteps) => StepList,
  ): Stage;
  /**
   * A stage without a fixed meaning.
   *
   * @example stage('Clean up', { when: branch('main') }, (s) => [s.run('./clean-up.sh')])
   */
  stage(name: string, steps: (s: CustomSteps) => StepList): Stage;
  stage(name: string, options: StageOptions, steps: (s: CustomSteps) => StepList): Stage;
  /**
   * Stages that run at the same time, each on an agent of its own.
   *
   * @example parallel('Checks', [test('Lint', …), test('Audit', …)])
   */
  parallel(name: string, stages: readonly StageList[]): Stage;
  parallel(name: string, options: ParallelOptions, stages: readonly StageList[]): Stage;
  /**
   * Stages one after the other, under one name; useful in `parallel`.
   *
   * @example sequence('Shop', [build('Build shop', …), publish('Publish shop', …)])
   */
  sequence(name: string, stages: readonly StageList[]): Stage;
  sequence(name: string, options: GroupOptions, stages: readonly StageList[]): Stage;
  /**
   * One run of the steps for each combination of the axes' values, all at the same time.
   *
   * @example matrix('Databases', { axes: { database: ['postgres', 'mysql'] } }, (axis, s) => [s.run(['npm', 'test', axis.database])])
   */
  matrix<const A extends Axes>(
    name: string,
    options: MatrixOptions<A>,
    steps: (axis: AxisValues<A>, s: TestSteps) => StepList,
  ): Stage;
  /** The values that a person chose when the build was started, by the names of `parameters`. */
  readonly parameters: { readonly [K in keyof P]: ParameterValue<P[K]> };
}
