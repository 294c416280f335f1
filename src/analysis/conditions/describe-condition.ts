import { quote } from '../../diagnostics/quote.ts';
import type { Condition } from '../../model/value.ts';

/** A condition in words, as the end of a sentence that ends in "only": `on branch "main"`. */
export function describeCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'branch':
      return `on branch ${quote(condition.pattern)}`;
    case 'tag':
      return `on tag ${quote(condition.pattern)}`;
    case 'pull-request':
      return condition.target === undefined
        ? 'in pull requests'
        : `in pull requests into ${quote(condition.target)}`;
    case 'changed':
      return `when ${condition.paths.map((path) => quote(path)).join(' or ')} changed`;
    case 'environment-variable':
      return `when ${condition.name} is ${quote(condition.value)}`;
    case 'equals':
      return `when a value is ${quote(String(condition.expected))}`;
    case 'not':
      return `not ${describeCondition(condition.condition)}`;
    case 'all':
      return condition.conditions.map(describeCondition).join(' and ');
    case 'any':
      return condition.conditions.map(describeCondition).join(' or ');
  }
}
