import { compareStep } from './compare-step.ts';
import type { Difference, Finding } from './difference.ts';
import { findSuccessors, newChanges, touchedNames } from './followed-changes.ts';
import type { LibraryManifest } from './library-manifest.ts';
import { type RuleName, rules } from './rules/index.ts';
import { type Bump, bumps } from './rules/rule.ts';

/** What two versions of a library differ in. */
export interface LibraryComparison {
  /** Sorted by step, place, code and value; the same two versions give the same list. */
  readonly differences: readonly Difference[];
  /** The smallest release that may carry them; `none` when nothing differs. */
  readonly bump: Bump | 'none';
}

/**
 * Compares two versions of a library by their manifests and classifies every difference by the table
 * in `rules/`. Pure: nothing of either library runs.
 *
 * A pair of versions with nothing major between them keeps every promise: what compiled compiles,
 * every input that was accepted still is, and no step needs a right that it did not need before.
 */
export function compareLibraries(
  before: LibraryManifest,
  after: LibraryManifest,
): LibraryComparison {
  const successors = findSuccessors(before, after);
  const taken = new Set([...successors.values()].map((successor) => successor.name));
  const differences = [
    ...(before.name === after.name
      ? []
      : judge([{ rule: 'library-renamed', path: '', before: before.name, after: after.name }])),
    ...Object.entries(before.steps).flatMap(([name, old]) => {
      const successor = successors.get(name);
      const now = after.steps[successor?.name ?? name];
      if (now === undefined) return judge([{ rule: 'step-removed', path: '', before: name }], name);
      if (successor?.kind === 'replace-step')
        return judge([replaced(name, successor.name)], name, true);
      const renamed: Finding[] =
        successor === undefined
          ? []
          : [{ rule: 'step-renamed', path: '', before: name, after: successor.name }];
      const rewritten = new Set(newChanges(old, now).flatMap(touchedNames));
      return [
        ...judge(renamed, name, true),
        ...compareStep(old, now).flatMap((finding) =>
          judge([finding], name, rewritten.has(finding.path.split(/[.[]/)[0] as string)),
        ),
      ];
    }),
    ...Object.keys(after.steps)
      .filter((name) => !Object.hasOwn(before.steps, name) && !taken.has(name))
      .flatMap((name) => judge([{ rule: 'step-added', path: '', after: name }], name)),
  ];
  const sorted = differences.sort(compareOrder);
  const highest = Math.max(-1, ...sorted.map(({ bump }) => bumps.indexOf(bump)));
  return { differences: sorted, bump: bumps[highest] ?? 'none' };
}

function replaced(before: string, after: string): Finding {
  return { rule: 'step-replaced' satisfies RuleName, path: '', before, after };
}

function judge(findings: readonly Finding[], step?: string, rewritten = false): Difference[] {
  return findings.map(({ rule, path, before, after }) => {
    const { code, category, bump, reach } = rules[rule];
    return {
      rule,
      code,
      category,
      bump,
      reach,
      ...(step === undefined ? {} : { step }),
      path,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      rewritten: rewritten && bump === 'major',
    };
  });
}

function compareOrder(one: Difference, other: Difference): number {
  const key = ({ step, path, code, before, after }: Difference) =>
    [step ?? '', path, code, JSON.stringify(before) ?? '', JSON.stringify(after) ?? ''].join('\0');
  const [first, second] = [key(one), key(other)];
  return first < second ? -1 : first > second ? 1 : 0;
}
