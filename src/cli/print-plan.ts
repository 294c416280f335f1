import type { PlannedStage } from './plan-run.ts';

/** What a run would do, as a tree: stages with their steps, and why a stage would be skipped. */
export function printPlan(stages: readonly PlannedStage[]): string {
  return stages.map((stage) => printStage(stage, '')).join('');
}

function printStage({ name, notes, steps, stages }: PlannedStage, indent: string): string {
  const head = `${indent}${name}${notes.length === 0 ? '' : ` (${notes.join('; ')})`}\n`;
  const inner = `${indent}  `;
  return [
    head,
    ...steps.map((step) => `${inner}${step}\n`),
    ...stages.map((stage) => printStage(stage, inner)),
  ].join('');
}
