import { bumps } from '../../compatibility/rules/rule.ts';
import type { Fragment } from './fragments.ts';

const title = '# Changelog\n';

/** The section of a release: its fragments, the largest changes first, each file in the order of its name. */
export function printSection(version: string, fragments: readonly Fragment[]): string {
  const groups = [...bumps].reverse().flatMap((bump) => {
    const texts = fragments.filter((fragment) => fragment.bump === bump).map(printItem);
    const name = `${bump.charAt(0).toUpperCase()}${bump.slice(1)}`;
    return texts.length === 0 ? [] : [`### ${name} changes\n\n${texts.join('\n')}\n`];
  });
  return [`## ${version}\n`, ...groups].join('\n');
}

/** The changelog with a section more, above those of earlier releases. */
export function addSection(changelog: string | undefined, section: string): string {
  const before = (changelog ?? title).replaceAll('\r\n', '\n');
  const at = before.search(/^## /m);
  if (at === -1) return `${before.trimEnd()}\n\n${section}`;
  return `${before.slice(0, at)}${section}\n${before.slice(at)}`;
}

function printItem({ text }: Fragment): string {
  return `- ${text.split('\n').join('\n  ').replace(/^ +$/gm, '')}`;
}
