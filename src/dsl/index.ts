export type {
  Agent,
  Container,
  ContainerAgent,
  ContainerOptions,
  DockerfileAgent,
  LabelAgent,
  Pod,
  PodAgent,
  Toleration,
  Volume,
} from './agent.ts';
export { ask, type Question } from './ask.ts';
export { type Chart, chart } from './chart.ts';
export { choose } from './choose.ts';
export { type Command, type CommandTemplate, command } from './command.ts';
export {
  all,
  any,
  branch,
  type Condition,
  changed,
  commitMessage,
  environmentVariable,
  equals,
  not,
  type PullRequestOptions,
  pullRequest,
  startedBy,
  tag,
} from './conditions.ts';
export { type Context, context } from './context.ts';
export { definePipeline, type Pipeline, serialiseForHost } from './define-pipeline.ts';
export type { Duration } from './duration.ts';
export { type Files, type FilesOptions, files } from './files.ts';
export { type Image, type ImageOptions, image } from './image.ts';
export type { JenkinsOptions } from './jenkins-options.ts';
export type { Json, JsonObject } from './json.ts';
export type { LabelLock, Lock, LockOptions, ResourceLock } from './lock.ts';
export {
  type OutsideArguments,
  type OutsideBlock,
  type OutsideOptions,
  type OutsideOrigin,
  type OutsideParameter,
  type OutsideStep,
  outside,
  outsideBlock,
} from './outside.ts';
export type {
  BooleanParameter,
  ChoiceParameter,
  Parameter,
  Parameters,
  ParameterValue,
  TextParameter,
} from './parameters.ts';
export type {
  Environment,
  EnvironmentName,
  Environments,
  PipelineDefinition,
} from './pipeline-definition.ts';
export type { Post } from './post.ts';
export { booleanValue, numberValue, value } from './saved-value.ts';
export { type Secret, type SecretReference, secret, secretFile } from './secrets.ts';
export type {
  Approval,
  Axes,
  AxisValues,
  DeployOptions,
  GroupOptions,
  MatrixOptions,
  ParallelOptions,
  StageOptions,
  TestOptions,
  TestService,
  WorkOptions,
} from './stage-options.ts';
export type { Stage, StageBuilders, StageList } from './stages.ts';
export type { Retry, Step, StepList, StepOptions } from './step-options.ts';
export type * from './steps.generated.ts';
export { lower, replace, slug, trim, truncate, upper } from './text-operations.ts';
export { cron, poll, push, type Trigger, upstream, upstreamEnd } from './triggers.ts';
export { type SavedValue, type TemplateValue, type Text, text, type Value } from './values.ts';
