// Generated from src/contracts by `npm run generate`. Do not edit.
import type { Validator } from '../validators.generated.js';
export declare const validate: Validator;
