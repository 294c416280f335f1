import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { StepContract } from '../contracts/contract.ts';
import { printContractIndex, printStepIndex } from '../library/contract-index.ts';
import { printDslTypes, printStepTable } from '../library/dsl-types.ts';
import { generateVars } from '../library/vars/generate-vars.ts';
import { printDeclarations } from './declarations.ts';
import { printValidators } from './validators.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const header = '// Generated from src/contracts by `npm run generate`. Do not edit.\n';
const goldenPathsHeader = '// Generated from pipelines/golden-paths by `npm run generate`. Do not edit.\n';

/** Files of src/contracts that are not contracts. */
const notContracts = new Set(['access', 'contract', 'handle', 'index', 'reserved-names', 'schema']);

function stepFileNames(): string[] {
  return readdirSync(join(root, 'src/contracts'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -3))
    .filter((file) => !notContracts.has(file))
    .sort();
}

/** Everything that is generated into the source tree: repository-relative path → content. */
export async function generateSources(): Promise<Map<string, string>> {
  const names = stepFileNames();
  const contracts: StepContract[] = [];
  for (const name of names) {
    const module = (await import(
      pathToFileURL(join(root, 'src/contracts', `${name}.ts`)).href
    )) as Record<string, StepContract>;
    const contract = Object.values(module).find(
      (item) => typeof item === 'object' && item !== null && 'parameters' in item,
    );
    if (contract === undefined) throw new Error(`src/contracts/${name}.ts exports no contract.`);
    contracts.push(contract);
  }
  return new Map([
    ['src/contracts/index.ts', printContractIndex(names, header)],
    ['src/steps/index.ts', printStepIndex(names, header)],
    ['src/dsl/steps.generated.ts', printDslTypes(contracts, header)],
    ['src/dsl/step-table.generated.ts', printStepTable(contracts, header)],
    ['src/schema/validators.generated.js', printValidators(contracts, header)],
    ['src/dsl/sandbox.generated.js', await bundleForSandbox('src/dsl/index.ts', header)],
    ...generateVars(contracts, packageVersion()),
    ['src/dsl/sdk.generated.d.ts', printDeclarations(root, 'src/dsl/index.ts', header)],
    ['pipelines/sandbox.generated.js', await bundleForSandbox('pipelines/index.ts', goldenPathsHeader)],
    ['pipelines/pipelines.generated.d.ts', printDeclarations(root, 'pipelines/index.ts', goldenPathsHeader)],
  ]);
}

function packageVersion(): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
}

/** A module that pipeline files see inside the sandbox, with all that it imports but the DSL. */
async function bundleForSandbox(entry: string, comment: string): Promise<string> {
  const result = await build({
    entryPoints: [join(root, entry)],
    external: ['jenkins-pipeline-sdk'],
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    target: 'es2023',
    platform: 'neutral',
    legalComments: 'none',
    write: false,
  });
  return `${comment}${result.outputFiles[0]?.text ?? ''}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // The step table is an input of the DSL's bundle, so a second pass sees what the first one wrote.
  for (const [path, content] of [...(await writeSources()), ...(await writeSources())])
    process.stdout.write(`${path} ${content.length}\n`);
}

/** Writes what differs and returns it. */
async function writeSources(): Promise<[string, string][]> {
  const written: [string, string][] = [];
  for (const [path, content] of await generateSources()) {
    const file = join(root, path);
    let before: string | undefined;
    try {
      before = readFileSync(file, 'utf8');
    } catch {}
    if (before === content) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    written.push([path, content]);
  }
  return written;
}
