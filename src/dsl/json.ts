import type { Text } from './values.ts';

/** Data as JSON has it; texts, numbers and yes or no may be values that are only known when the pipeline runs. */
export type Json = Text | number | boolean | null | readonly Json[] | JsonObject;

/** An object of such data. */
export interface JsonObject {
  readonly [name: string]: Json;
}
