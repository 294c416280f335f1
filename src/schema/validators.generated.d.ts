// Generated from src/contracts by `npm run generate`. Do not edit.
import type { ErrorObject } from 'ajv';

/** A validator of ajv's standalone code: fills defaults in place, says whether the data fits, and keeps the errors. */
export interface Validator {
  (data: unknown): boolean;
  errors?: ErrorObject[] | null;
}
export declare const RawOutput: Validator;
export declare const RawParameter: Validator;
export declare const RawPipelineOptions: Validator;
export declare const RawStageOptions: Validator;
export declare const RawStepOptions: Validator;
export declare const Image: Validator;
export declare const Chart: Validator;
export declare const Files: Validator;
export declare const OutsideStep: Validator;
