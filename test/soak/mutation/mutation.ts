import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Section, SectionOptions, SectionResult } from '../section.ts';
import { explainEquivalent } from './equivalent.ts';
import { KillOrder } from './kill-order.ts';
import { listMutants } from './list-mutants.ts';
import { applyMutant, describeMutant, type Mutant } from './mutant.ts';
import { prepareCopy } from './prepare-copy.ts';
import { findRelatedTests } from './related-tests.ts';
import { isRemovedRule, sampleMutants } from './sample-mutants.ts';
import { type MutantOutcome, MutationWorker } from './worker-process.ts';

/** Of the mutants that are no removed rule; `SOAK_MUTATION_SHARE` replaces it, 1 for all of them. */
const share = Number(process.env['SOAK_MUTATION_SHARE'] ?? 0.1);
const workerCount = 2;
/** The least share of killed mutants. */
const leastKilled = 0.85;

type Tested = { readonly mutant: Mutant; readonly outcome: MutantOutcome };

/** Changes the rules and the emitters, one place at a time, and looks whether a test turns red. */
export const mutation: Section = {
  name: 'mutation',
  description:
    'Mutants of `src/analysis` and `src/emit`: every removed rule and every removed report, and a seeded share of the other changes of each file. A mutant is killed when a test of `test/analysis`, `test/diagnostics`, `test/emit` or `test/library/vars` turns red.',
  run: runMutation,
};

async function runMutation({ root, seed, progress }: SectionOptions): Promise<SectionResult> {
  const folder = mkdtempSync(join(tmpdir(), 'mutation-'));
  // A worker that is killed leaves what its tests had there.
  const temporary = join(folder, 'temporary');
  mkdirSync(temporary);
  const copies: string[] = [];
  const workers: MutationWorker[] = [];
  try {
    for (let index = 0; index < workerCount; index += 1) {
      const copy = join(folder, `copy-${index}`);
      copies.push(copy);
      await prepareCopy(root, copy);
      workers.push(new MutationWorker(copy, temporary));
    }
    const [copy] = copies as [string];
    const sources = readSources(copy);
    const all = [...sources].flatMap(([file, source]) => listMutants(file, source));
    const mutants = sampleMutants(all, share, seed);
    progress(`${mutants.length} of ${all.length} mutants`);

    const related = findRelatedTests(copy);
    const tests = [...new Set([...related.values()].flat())].sort();
    const baseline = await (workers[0] as MutationWorker).runBaseline(tests);
    const red = baseline.flatMap(({ failures }) => failures);
    for (const failure of red) progress(`red without a mutant: ${failure}`);
    const order = new KillOrder(related, baseline);
    progress(`${tests.length} test files take part`);

    const queue = mutants.entries();
    const tested: Tested[] = [];
    await Promise.all(
      workers.map(async (worker, index) => {
        for (const [, mutant] of queue) {
          const source = sources.get(mutant.file) as string;
          const path = join(copies[index] as string, mutant.file);
          const outcome = await worker.runMutant(
            {
              kind: 'mutant',
              file: mutant.file,
              source: applyMutant(source, mutant),
              groups: order.groupsFor(mutant.file),
              red,
            },
            (group) => order.limitMs(group),
            () => writeFileSync(path, source),
          );
          if (outcome.kind === 'killed') order.note(mutant.file, outcome.by);
          else progress(`${outcome.kind}: ${describeMutant(mutant)}`);
          tested.push({ mutant, outcome });
          if (tested.length % 50 === 0) progress(`${tested.length} of ${mutants.length} tested`);
        }
      }),
    );
    return summarize(tested, all.length, red.length);
  } finally {
    for (const worker of workers) await worker.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function readSources(root: string): Map<string, string> {
  const files = globSync('src/{analysis,emit}/**/*.ts', { cwd: root })
    .filter((file) => !file.includes('.generated.'))
    .sort();
  return new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}

function summarize(tested: readonly Tested[], total: number, red: number): SectionResult {
  const survived = tested.filter(({ outcome }) => outcome.kind === 'survived');
  const equivalent = survived.filter(({ mutant }) => explainEquivalent(mutant) !== undefined);
  const counted = tested.length - equivalent.length;
  const alive = survived.filter((item) => !equivalent.includes(item));
  const killedShare = (counted - alive.length) / counted;
  const removed = tested.filter(({ mutant }) => isRemovedRule(mutant));
  const aliveRemoved = alive.filter(({ mutant }) => isRemovedRule(mutant));
  const timeouts = tested.filter(({ outcome }) => outcome.kind === 'timeout').length;
  return {
    passed: killedShare >= leastKilled && aliveRemoved.length === 0 && red === 0,
    figures: [
      ['mutants', `${tested.length} of ${total}`],
      ['killed', `${counted - alive.length} (${(killedShare * 100).toFixed(1)} %)`],
      ['of these because the tests no longer ended', String(timeouts)],
      ['survived', String(alive.length)],
      ['the same program', String(equivalent.length)],
      ['tests that fail without a mutant', String(red)],
      ['removed rules and reports', `${removed.length}, ${aliveRemoved.length} survived`],
    ],
    details: [
      printOperators(tested, alive),
      ...list(
        'Survivors',
        alive.map(({ mutant }) => describeMutant(mutant)),
      ),
      ...list(
        'The same program',
        equivalent.map(({ mutant }) => `${describeMutant(mutant)}: ${explainEquivalent(mutant)}`),
      ),
    ].join('\n\n'),
  };
}

function printOperators(tested: readonly Tested[], alive: readonly Tested[]): string {
  const groups = Map.groupBy(tested, ({ mutant }) => mutant.operator);
  const rows = [...groups].map(([operator, list]) => {
    const survivors = alive.filter(({ mutant }) => mutant.operator === operator).length;
    return `- ${operator}: ${list.length}, ${survivors} survived`;
  });
  return ['By operator:', '', ...rows.sort()].join('\n');
}

function list(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return [`${title}:`, ['```text', ...lines, '```'].join('\n')];
}
