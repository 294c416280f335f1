import { agents } from './agents.ts';
import { approvals, conditions } from './conditions.ts';
import type { ConstructGroup } from './construct.ts';
import { pipelineOptions, stageOptions } from './options.ts';
import { stages } from './stages.ts';
import { moments, steps } from './steps.ts';
import { values } from './values.ts';

/** Every construct of Declarative Pipeline, by where it stands. */
export const dialect: readonly ConstructGroup[] = [
  stages,
  agents,
  pipelineOptions,
  stageOptions,
  values,
  conditions,
  approvals,
  moments,
  steps,
];
