/**
 * Whether a text is what an Ant path says: `*` and `?` stay within a segment, `**` stands for any
 * number of segments, everything else for itself.
 *
 * What Jenkins does for `branch`, `tag` and `changeset` (recorded cases 058, 059 and 062); names are
 * compared without regard to case, paths with it.
 */
export function matchesAntPath(
  pattern: string,
  text: string,
  options: { readonly ignoreCase: boolean },
): boolean {
  const whole = pattern.endsWith('/') ? `${pattern}**` : pattern;
  const fold = (given: string) => (options.ignoreCase ? given.toLowerCase() : given);
  return matchSegments(fold(whole).split('/'), fold(text).split('/'));
}

function matchSegments(patterns: readonly string[], segments: readonly string[]): boolean {
  const [first, ...rest] = patterns;
  if (first === undefined) return segments.length === 0;
  if (first === '**')
    return Array.from({ length: segments.length + 1 }, (_, skip) => skip).some((skip) =>
      matchSegments(rest, segments.slice(skip)),
    );
  const [segment, ...others] = segments;
  return segment !== undefined && matchSegment(first, segment) && matchSegments(rest, others);
}

function matchSegment(pattern: string, segment: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern === segment;
  let compiled = compiledSegments.get(pattern);
  if (compiled === undefined) {
    const source = pattern.replace(/[*?]|[^*?]+/gu, (part) => {
      if (part === '*') return '.*';
      return part === '?' ? '.' : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    });
    compiled = new RegExp(`^${source}$`, 'su');
    compiledSegments.set(pattern, compiled);
  }
  return compiled.test(segment);
}

/** A plan asks the same few patterns for every file and build. */
const compiledSegments = new Map<string, RegExp>();
