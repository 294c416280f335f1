import { accessRules } from './access.ts';
import { constraintsRules } from './constraints.ts';
import { libraryRules } from './library.ts';
import { meaningsRules } from './meanings.ts';
import { membersRules } from './members.ts';
import { outputsRules } from './outputs.ts';
import { parametersRules } from './parameters.ts';
import type { Rule } from './rule.ts';
import { stepRules } from './step.ts';

/** Every rule by which differences between two versions of a library are judged, by name. */
export const rules = {
  ...libraryRules,
  ...stepRules,
  ...parametersRules,
  ...meaningsRules,
  ...membersRules,
  ...constraintsRules,
  ...outputsRules,
  ...accessRules,
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleName = keyof typeof rules;
