import type { CatalogEntry, MessageParameters } from '../entry.ts';
import { authoring } from './authoring.ts';
import { evaluation } from './evaluation.ts';
import { structure } from './structure.ts';

/** Every finding there is, by name. The groups are listed in the order of their codes. */
export const catalog = { ...evaluation, ...authoring, ...structure };

export type DiagnosticName = keyof typeof catalog;

export type ParametersOf<N extends DiagnosticName> =
  (typeof catalog)[N] extends CatalogEntry<infer P> ? P : MessageParameters;
