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
export { definePipeline, type Pipeline, serialiseForHost } from './define-pipeline.ts';
export type { Duration } from './duration.ts';
export {
  booleanValue,
  type Chart,
  chart,
  type Files,
  files,
  type Image,
  type ImageOptions,
  image,
  numberValue,
  type OutsideStep,
  outside,
  value,
} from './handles.ts';
export type { Json, JsonObject } from './json.ts';
export {
  cron,
  type Environment,
  type Parameter,
  type PipelineDefinition,
  poll,
  push,
  type Trigger,
  upstream,
} from './pipeline-definition.ts';
export { type Secret, secret, secretFile } from './secrets.ts';
export type {
  Agent,
  Approval,
  Axes,
  Container,
  DeployOptions,
  GroupOptions,
  MatrixOptions,
  Pod,
  Post,
  StageOptions,
  TestOptions,
} from './stage-options.ts';
export type { Stage, StageBuilders } from './stages.ts';
export type { Step, StepList, StepOptions } from './step-options.ts';
export type * from './steps.generated.ts';
export {
  type Context,
  choose,
  context,
  lower,
  replace,
  type SavedValue,
  slug,
  type Text,
  text,
  trim,
  truncate,
  upper,
  type Value,
} from './values.ts';
