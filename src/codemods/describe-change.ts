import type { ContractChange } from '../contracts/change.ts';

/** A change of a step in one line: `publishSite: wait → patience`. */
export function describeChange(step: string, change: ContractChange): string {
  return change.kind === 'rename-step' || change.kind === 'replace-step'
    ? `${change.from} → ${step}`
    : `${step}: ${describeInside(change)}`;
}

function describeInside(change: ContractChange): string {
  switch (change.kind) {
    case 'rename-parameter':
    case 'change-unit':
    case 'invert-flag':
    case 'move-parameter':
      return `${change.from} → ${change.to}`;
    case 'rename-output':
      return `save.${change.from} → save.${change.to}`;
    case 'split-parameter':
      return `${change.from} → ${change.to.join(' and ')}`;
    case 'split-step':
      return `${change.moves.join(' and ')} → ${change.with}`;
    case 'rename-value':
      return `${change.parameter}: ${Object.entries(change.values)
        .map(([old, now]) => `${old} → ${now}`)
        .join(', ')}`;
    case 'add-parameter':
      return `${change.parameter}: ${JSON.stringify(change.value)} is added`;
    case 'remove-parameter':
      return `${change.parameter} is removed`;
    case 'wrap-in-list':
      return `${change.parameter} is a list`;
    case 'position-to-option':
      return `${change.parameter} is an option`;
    case 'option-to-position':
      return `${change.parameter} is given by position`;
    default:
      return change.kind;
  }
}
