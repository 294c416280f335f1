import { sdkModuleName } from './read-program.ts';

/** How the entry module of the sandbox reports; `text` is JSON of the definition. */
export type EntryReport =
  | { readonly kind: 'definition'; readonly text: string }
  | { readonly kind: 'no-export' | 'promise' }
  | { readonly kind: 'not-data'; readonly found: string };

/**
 * The module that the sandbox runs first: it imports the pipeline file and says what it exports.
 * It imports the DSL before, so that the pipeline file can't hand the DSL changed built-ins.
 */
export function printEntry(pipelineModule: string): string {
  return `
import * as sdk from ${JSON.stringify(sdkModuleName)};
import * as pipeline from ${JSON.stringify(pipelineModule)};
const report = () => {
  if (!('default' in pipeline)) return { kind: 'no-export' };
  const exported = pipeline.default;
  if (typeof exported?.then === 'function') return { kind: 'promise' };
  if (typeof exported === 'function') return { kind: 'not-data', found: 'a function' };
  const serialise = sdk.serialiseForHost ?? JSON.stringify;
  const text = serialise(exported);
  return typeof text === 'string' ? { kind: 'definition', text } : { kind: 'not-data', found: typeof exported };
};
export const result = JSON.stringify(report());
`;
}
