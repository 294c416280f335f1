export type {
  Agent,
  Container,
  ContainerAgent,
  LabelAgent,
  Pod,
  PodAgent,
} from './agent.ts';
export { type Chart, chart } from './chart.ts';
export { choose } from './choose.ts';
export { type Command, type CommandTemplate, command } from './command.ts';
export {
  all,
  any,
  branch,
  type Condition,
  changed,
  environmentVariable,
  equals,
  not,
  pullRequest,
  tag,
} from './conditions.ts';
export { type Context, context } from './context.ts';
export { definePipeline, type Pipeline, serialiseForHost } from './define-pipeline.ts';
export type { Duration } from './duration.ts';
export { type Files, files } from './files.ts';
export { type Image, type ImageOptions, image } from './image.ts';
export type { Json, JsonObject } from './json.ts';
export {
  type OutsideArguments,
  type OutsideOptions,
  type OutsideParameter,
  type OutsideStep,
  outside,
} from './outside.ts';
export type {
  BooleanParameter,
  ChoiceParameter,
  Environment,
  EnvironmentName,
  Environments,
  Parameter,
  Parameters,
  ParameterValue,
  PipelineDefinition,
  TextParameter,
} from './pipeline-definition.ts';
export type { Post } from './post.ts';
export { booleanValue, numberValue, value } from './saved-value.ts';
export { type Secret, type SecretReference, secret, secretFile } from './secrets.ts';
export type {
  Approval,
  Axes,
  DeployOptions,
  GroupOptions,
  MatrixOptions,
  ParallelOptions,
  StageOptions,
  TestOptions,
  TestService,
} from './stage-options.ts';
export type { Stage, StageBuilders, StageList } from './stages.ts';
export type { Retry, Step, StepList, StepOptions } from './step-options.ts';
export type * from './steps.generated.ts';
export { lower, replace, slug, trim, truncate, upper } from './text-operations.ts';
export { cron, poll, push, type Trigger, upstream } from './triggers.ts';
export { type SavedValue, type TemplateValue, type Text, text, type Value } from './values.ts';
