import type { AccessGrant } from '../contracts/access.ts';
import type { ContractChange } from '../contracts/change.ts';
import type { StepContract } from '../contracts/contract.ts';

/** Version of the manifest's own form; a reader refuses one that it does not know. */
export const manifestVersion = 1;

/** Where a library keeps its manifest, relative to its repository; every release tag carries it. */
export const manifestPath = 'schemas/library.json';

/** A JSON Schema (2020-12) as plain data, with this package's `x-` keywords. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** A grant that one call of a step needs. */
export interface DescribedGrant {
  /** The optional parameter whose use needs the grant; without one every call needs it. */
  readonly parameter?: string;
  /** As the contract gives it; `{name}` stands for the text that the author gives. */
  readonly grant: AccessGrant;
}

/** Everything of a contract that is data; what is a function is described by what it answers. */
export interface StepManifest {
  readonly since: string;
  readonly deprecated?: NonNullable<StepContract['deprecated']>;
  readonly summary: string;
  readonly description: string;
  readonly positional: readonly string[];
  readonly parameters: JsonSchema;
  readonly outputs: JsonSchema;
  readonly executor: StepContract['executor'];
  /** The Jenkins step that does the same; its arguments for a call with every parameter. */
  readonly jenkins?: { readonly step: string; readonly arguments: readonly string[] };
  readonly stages?: readonly string[];
  readonly runsTeamCode: boolean;
  readonly privileged: boolean;
  readonly idempotence: StepContract['idempotence'];
  readonly retry: StepContract['retry'];
  readonly adapters: readonly string[];
  readonly access: readonly DescribedGrant[];
  readonly examples: readonly string[];
  readonly changes: readonly ContractChange[];
}

/**
 * What a version of a library promises, as plain data: an old tag is compared by reading one file of
 * it, and none of its code runs.
 */
export interface LibraryManifest {
  readonly manifestVersion: typeof manifestVersion;
  /** Name of the npm package that authors import from. */
  readonly name: string;
  readonly version: string;
  /** By step name. */
  readonly steps: Readonly<Record<string, StepManifest>>;
}

/** The manifest as the text of its file. The same manifest gives the same bytes. */
export function printManifest(manifest: LibraryManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
