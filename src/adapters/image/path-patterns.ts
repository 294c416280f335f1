import picomatch from 'picomatch';

/** Tells whether a path, relative to the context and with forward slashes, is meant. */
export type PathMatcher = (path: string) => boolean;

/** The flag lets `**` match names with line breaks, which are rare and legal. */
const globOptions = { dot: true, flags: 's' } as const;

/**
 * A matcher for glob patterns: `dist/**`, `*.json`, `{lib,bin}`. A pattern that names a folder also
 * means what is below it. Names that start with a dot are matched like all others.
 */
export function matchGlobs(patterns: readonly string[]): PathMatcher {
  const matches = patterns.map((pattern) => picomatch(trimSlashes(pattern), globOptions));
  return (path) => withParents(path).some((part) => matches.some((match) => match(part)));
}

/** The rules of an ignore file, ready to ask. */
export interface IgnoreRules {
  readonly isIgnored: PathMatcher;
  /** Whether a later line may take a part of an ignored folder back. */
  readonly hasExceptions: boolean;
}

/**
 * Reads a `.dockerignore`: a pattern a line, relative to the context, `#` for comments, `!` for
 * exceptions; the last line that matches a path or one of its parents decides.
 * Source: Docker's documentation of the file, "Build context", section ".dockerignore files".
 */
export function parseIgnoreFile(text: string): IgnoreRules {
  const rules = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(parseRule)
    .filter((rule) => rule !== undefined);
  const isIgnored = (path: string) => {
    const parts = withParents(path);
    return rules.findLast((rule) => parts.some((part) => rule.matches(part)))?.ignores ?? false;
  };
  return { isIgnored, hasExceptions: rules.some((rule) => !rule.ignores) };
}

interface IgnoreRule {
  readonly ignores: boolean;
  readonly matches: PathMatcher;
}

/** Go's patterns, which Docker uses, know neither braces nor extended globs: there those are plain characters. */
const goPatterns = { ...globOptions, nobrace: true, noextglob: true, nonegate: true } as const;

function parseRule(line: string): IgnoreRule | undefined {
  const ignores = !line.startsWith('!');
  const pattern = trimSlashes((ignores ? line : line.slice(1)).trim());
  if (pattern === '' || pattern === '.') return undefined;
  return { ignores, matches: picomatch(pattern, goPatterns) };
}

/** `./a/`, `/a` and `a` are the same. */
function trimSlashes(pattern: string): string {
  return pattern.replace(/^(\.?\/)+/, '').replace(/\/+$/, '');
}

/** A path and the folders above it, outermost first. */
function withParents(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
