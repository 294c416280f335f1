import type { CatalogEntry, MessageParameters } from '../entry.ts';
import { authoring } from './authoring.ts';
import { evaluation } from './evaluation.ts';
import { flow } from './flow.ts';
import { habits } from './habits.ts';
import { jenkins } from './jenkins.ts';
import { security } from './security.ts';
import { steps } from './steps.ts';
import { structure } from './structure.ts';
import { suppressions } from './suppressions.ts';
import { values } from './values.ts';

/** Every finding there is, by name. One file a group. */
export const catalog = {
  ...evaluation,
  ...authoring,
  ...structure,
  ...flow,
  ...steps,
  ...values,
  ...security,
  ...jenkins,
  ...habits,
  ...suppressions,
};

export type DiagnosticName = keyof typeof catalog;

export type ParametersOf<N extends DiagnosticName> =
  (typeof catalog)[N] extends CatalogEntry<infer P> ? P : MessageParameters;
