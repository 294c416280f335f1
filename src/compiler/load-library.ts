import { join } from 'node:path';
import type { StepContract } from '../contracts/contract.ts';
import { contracts } from '../contracts/index.ts';
import { findLibraryFolder } from '../library-identity.ts';
import { libraryValidators } from '../schema/library-validators.ts';
import type { Validator } from '../schema/validators.generated.js';

/** What `library/contracts.js` of a library's package exports; `platform library build` writes it. */
export interface LibraryContracts {
  readonly contracts: Readonly<Record<string, StepContract>>;
  readonly validators: Readonly<Record<string, Validator>>;
}

let loaded: Promise<void> | undefined;

/**
 * Makes the steps of the platform team's library known beside those of this package, once a process;
 * does nothing where no library is. Whatever reads contracts comes behind it.
 */
export function loadLibrary(): Promise<void> {
  loaded ??= addContracts();
  return loaded;
}

async function addContracts(): Promise<void> {
  const folder = findLibraryFolder();
  if (folder === undefined) return;
  const library = (await import(join(folder, 'contracts.js'))) as LibraryContracts;
  Object.assign(contracts, library.contracts);
  Object.assign(libraryValidators, library.validators);
}
