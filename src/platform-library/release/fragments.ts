import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bump, bumps } from '../../compatibility/rules/rule.ts';
import { UserError } from '../../diagnostics/errors.ts';

/** Where a library's repository keeps them. */
export const fragmentsFolder = 'changes';

/** What one person says of one change, until a release takes it into the changelog. */
export interface Fragment {
  /** Relative to the repository. */
  readonly file: string;
  readonly bump: Bump;
  /** Markdown, for the people who use the library. */
  readonly text: string;
}

/**
 * The fragments of a library, sorted by file.
 *
 * @throws UserError `release.fragment` that names every file which is none
 */
export function readFragments(root: string): Fragment[] {
  const folder = join(root, fragmentsFolder);
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.md') && file.toLowerCase() !== 'readme.md')
    .sort()
    .map((file) => `${fragmentsFolder}/${file}`);
  const fragments = files.map((file) =>
    parseFragment(file, readFileSync(join(root, file), 'utf8')),
  );
  const wrong = files.filter((_, index) => fragments[index] === undefined);
  if (wrong.length > 0)
    throw new UserError('release.fragment', `Not to be read as a change: ${wrong.join(', ')}.`, {
      mend: `Write it so:\n---\nbump: ${bumps.join(' | ')}\n---\n\nWhat is new, for the people who use it.`,
      exit: 'invalid',
    });
  return fragments.filter((fragment) => fragment !== undefined);
}

function parseFragment(file: string, content: string): Fragment | undefined {
  const text = content.replaceAll('\r\n', '\n');
  const [, bump, body = ''] = /^---\n+bump: *(\w+) *\n+---\n([\s\S]*)$/.exec(text) ?? [];
  const known = bumps.find((name) => name === bump);
  return known === undefined || body.trim() === ''
    ? undefined
    : { file, bump: known, text: body.trim() };
}

/** The largest of some bumps; undefined without any. */
export function largestBump(given: readonly Bump[]): Bump | undefined {
  return bumps[Math.max(-1, ...given.map((bump) => bumps.indexOf(bump)))];
}
