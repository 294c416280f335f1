import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printTypeCompiler } from '../run-type-compiler.ts';

/** What checking one pipeline costs, and how large each declaration of the DSL is. */
export interface TypeBudget {
  /** The most that the check of `sample.ts` may take beyond that of an empty file. */
  readonly limits: TypeCost;
  /** What it took when the budget was written. */
  readonly measured: TypeCost;
  /** Members of each declaration when the budget was written, to name what has grown. */
  readonly declarations: Readonly<Record<string, number>>;
}

export interface TypeCost {
  readonly types: number;
  readonly instantiations: number;
  readonly symbols: number;
}

const folder = import.meta.dirname;
export const budgetFile = join(folder, 'budget.json');

/** Types, instantiations and symbols of the sample without those of the language's own library. */
export function measureTypes(): TypeCost {
  const sample = readCost('tsconfig.json');
  const empty = readCost('tsconfig.empty.json');
  return {
    types: sample.types - empty.types,
    instantiations: sample.instantiations - empty.instantiations,
    symbols: sample.symbols - empty.symbols,
  };
}

function readCost(project: string): TypeCost {
  // One thread, so that the counts are the same in every run.
  const printed = printTypeCompiler(
    join(folder, project),
    '--singleThreaded',
    '--extendedDiagnostics',
  );
  if (printed.includes('error TS')) throw new Error(printed);
  const read = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(printed)?.[1]);
  return {
    types: read('Types'),
    instantiations: read('Instantiations'),
    symbols: read('Symbols'),
  };
}

/** Members of every interface and type that the DSL declares. */
export function countMembers(declarations: string): Record<string, number> {
  const counts: Record<string, number> = {};
  const code = declarations.replace(/\/\*[\s\S]*?\*\//g, '');
  const declaration =
    /^(?:export )?(?:declare )?(?:interface (?<interface>\w+)[^{]*\{[\s\S]*?^\}|type (?<type>\w+)[\s\S]*?;$)/gm;
  for (const { 0: text, groups } of code.matchAll(declaration))
    counts[(groups?.['interface'] ?? groups?.['type']) as string] =
      text.match(/^ +(?:readonly )?[\w[\]]+\??[:<(]/gm)?.length ?? 0;
  return counts;
}

export function readDeclarations(): string {
  return readFileSync(join(folder, '../../../src/dsl/sdk.generated.d.ts'), 'utf8');
}

/** The declarations that have more members than before, the largest growth first. */
export function describeGrowth(
  before: Readonly<Record<string, number>>,
  now: Readonly<Record<string, number>>,
): string {
  const grown = Object.entries(now)
    .map(([name, members]) => ({ name, members, more: members - (before[name] ?? 0) }))
    .filter(({ name, more }) => more > 0 || !Object.hasOwn(before, name))
    .sort((one, other) => other.more - one.more || (one.name < other.name ? -1 : 1));
  if (grown.length === 0)
    return 'No declaration has more members: look for a type that is computed.';
  return grown
    .map(({ name, members, more }) => `${name}: ${members} members, ${more} more`)
    .join('\n');
}

if (process.argv[1] === import.meta.filename) {
  const measured = measureTypes();
  const roomy = (count: number): number => Math.ceil((count * 1.15) / 50) * 50;
  const budget: TypeBudget = {
    limits: {
      types: roomy(measured.types),
      instantiations: roomy(measured.instantiations),
      symbols: roomy(measured.symbols * 1.5),
    },
    measured,
    declarations: countMembers(readDeclarations()),
  };
  writeFileSync(budgetFile, `${JSON.stringify(budget, null, 2)}\n`);
  process.stdout.write(`${JSON.stringify(budget.limits)}\n`);
}
