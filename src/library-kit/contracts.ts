/**
 * What contracts of a platform team's library are made of: `jenkins-pipeline-sdk/contracts`. The
 * very building blocks of the base steps.
 */
export { type Static, Type } from 'typebox';
export type { AccessGrant, AccessScope } from '../contracts/access.ts';
export type { ContractChange } from '../contracts/change.ts';
export {
  defineContract,
  type JenkinsStepCall,
  type StageKind,
  type StepContract,
} from '../contracts/contract.ts';
export { makes, uses } from '../contracts/handle.ts';
export {
  choice,
  duration,
  fixedText,
  flag,
  integer,
  json,
  list,
  optional,
  path,
  record,
  text,
  textMap,
} from '../contracts/schema.ts';
