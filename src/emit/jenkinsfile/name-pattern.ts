import { compare, environmentValue, firstOf } from '../groovy/build-expression.ts';
import type { GroovyExpression } from '../groovy/expression.ts';

/** `branch` and `tag` compare Ant paths without regard to case (recorded cases 058 and 059). */
export function matchName(variable: string, pattern: string): GroovyExpression {
  return compare(
    firstOf(environmentValue(variable), ''),
    '==~',
    `(?iu)${toRegularExpression(pattern)}`,
  );
}

/** An Ant path as a Java regular expression: a star stays within a segment, two do not. */
function toRegularExpression(pattern: string): string {
  return pattern.replace(/\/\*\*$|\*\*\/?|[*?]|[^A-Za-z0-9*?]/gu, (part) => {
    if (part === '/**') return '(?:/.*)?';
    if (part === '**/') return '(?:.*/)?';
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    return /[\p{L}\p{N}_ /-]/u.test(part) ? part : `\\${part}`;
  });
}
