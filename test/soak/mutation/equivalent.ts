import type { Mutant } from './mutant.ts';

/** A change that no test can notice, since the program does the same. */
interface Equivalent {
  readonly file: string;
  readonly operator: Mutant['operator'];
  /** The line of the source, without its indentation. */
  readonly sourceLine: string;
  readonly reason: string;
}

/** Few, each with its reason; everything else that survives counts against the tests. */
export const equivalents: readonly Equivalent[] = [
  {
    file: 'src/analysis/nodes.ts',
    operator: 'boundary',
    sourceLine: 'let order = 0;',
    reason: 'orders are only compared with each other',
  },
  {
    file: 'src/analysis/nodes.ts',
    operator: 'boundary',
    sourceLine: 'order: 0,',
    reason: 'the pipeline is collected first, and sorting keeps that for equal orders',
  },
  {
    file: 'src/analysis/flow/compare-places.ts',
    operator: 'comparison',
    sourceLine: 'if (made !== undefined && (used === undefined || made.depth >= used.depth)) {',
    reason: 'of two places at one depth both go up, whichever is first',
  },
  {
    file: 'src/analysis/flow/compare-places.ts',
    operator: 'comparison',
    sourceLine: "if (maker.order >= user.order) return { kind: 'after' };",
    reason: 'only a step and itself have one order, and those are told apart before',
  },
  {
    file: 'src/analysis/commands/shell-words.ts',
    operator: 'boundary',
    sourceLine: 'const line = this.#script.slice(this.#index, stop < 0 ? undefined : stop);',
    reason: 'a line break behind a here-document is never the first character',
  },
  ...["collect(stage.env, place, 'env');", "collect(node.step.env, node, 'env');"].map(
    (sourceLine) => ({
      file: 'src/analysis/collect-references.ts',
      operator: 'text' as const,
      sourceLine,
      reason: 'rules tell `needs` and `when` apart from the rest, and nothing else',
    }),
  ),
];

/** Why a mutant changes nothing; undefined when it does. */
export function explainEquivalent(mutant: Mutant): string | undefined {
  return equivalents.find(
    ({ file, operator, sourceLine }) =>
      file === mutant.file && operator === mutant.operator && sourceLine === mutant.sourceLine,
  )?.reason;
}
