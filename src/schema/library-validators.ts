import type { Validator } from './validators.generated.js';

/**
 * Validators of the steps that a platform team's library adds to those of this package, by step
 * name. Filled once, before the first file is compiled.
 */
export const libraryValidators: Record<string, Validator> = {};
