/** What run functions and adapters of a platform team's library are made of: `jenkins-pipeline-sdk/steps`. */
export { defineAdapter, type OwnAdapter } from '../adapters/own-adapter.ts';
export { StepError } from '../diagnostics/errors.ts';
export type { StepContext, StepLog, StepRun } from '../steps/step-run.ts';
