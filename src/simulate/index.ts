export {
  type ConditionCoverage,
  type CoveredCondition,
  measureConditions,
  printConditions,
} from './condition-coverage.ts';
export { loadPipeline } from './load-pipeline.ts';
export {
  type MatcherResult,
  type PipelineMatchers,
  pipelineMatchers,
  planSerializer,
} from './matchers.ts';
export type { Outcome } from './outcome.ts';
export { printSimulation } from './print-simulation.ts';
export { simulate } from './simulate.ts';
export type { Answer, Fault, LimitedFault, SimulateOptions } from './simulate-options.ts';
export type {
  ApprovalRequest,
  JenkinsCall,
  JenkinsStage,
  SecretRequest,
  SimulatedStage,
  SimulatedStep,
  Simulation,
  StageStatus,
  StepStatus,
} from './simulation.ts';
export type { TestedPipeline } from './tested-pipeline.ts';
