import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeLibrary } from '../compatibility/describe-library.ts';
import { manifestPath, printManifest } from '../compatibility/library-manifest.ts';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import { printContractIndex, printStepIndex } from '../library/contract-index.ts';
import { printDslTypes, printStepTable } from '../library/dsl-types.ts';
import { generateVars } from '../library/vars/generate-vars.ts';
import { bundleForSandbox } from './bundle-for-sandbox.ts';
import { printDeclarations } from './declarations.ts';
import {
  findLeftOver,
  findStale,
  type GeneratedFiles,
  removeLeftOver,
  writeGenerated,
} from './generated-files.ts';
import { precompileTemplates } from './precompile-templates.ts';
import { readContracts } from './read-contracts.ts';

const header = '// Generated from src/contracts by `npm run generate`. Do not edit.\n';
const goldenPathsHeader =
  '// Generated from pipelines/golden-paths by `npm run generate`. Do not edit.\n';

/**
 * Everything that is generated into the source tree, in the order in which one part reads what an
 * earlier one wrote. Each makes content by repository-relative path and writes nothing.
 */
const parts: readonly ((root: string) => Promise<GeneratedFiles>)[] = [
  generateFromContracts,
  generateDsl,
  generateGoldenPaths,
  // Loaded late: it runs the DSL and the command line, which read what the parts before wrote.
  (root) => import('./generate-reading.ts').then((module) => module.generateReading(root)),
];

/** What contracts say, in the forms that other code imports, and the shared library. */
async function generateFromContracts(root: string): Promise<GeneratedFiles> {
  const { printValidators } = await import('./validators.ts');
  const found = await readContracts(root);
  const names = [...found.keys()];
  const contracts = [...found.values()];
  const manifest = readFileSync(join(root, 'package.json'), 'utf8');
  const identity = JSON.parse(manifest) as { name: string; version: string };
  return new Map([
    ['src/contracts/index.ts', printContractIndex(names, header)],
    ['src/steps/index.ts', printStepIndex(names, header)],
    ['src/dsl/steps.generated.ts', printDslTypes(contracts, header)],
    ['src/dsl/step-table.generated.ts', printStepTable(contracts, header)],
    ...printValidators(contracts, header),
    ...precompileTemplates(root, header.replace('src/contracts', 'src/library/vars')),
    ...generateVars(contracts, identity.version),
    [manifestPath, printManifest(describeLibrary(contracts, identity))],
  ]);
}

/** The DSL as pipeline files see it: code and declarations, one file each. */
async function generateDsl(root: string): Promise<GeneratedFiles> {
  const entry = 'src/dsl/index.ts';
  return new Map([
    ['src/dsl/sandbox.generated.js', await bundleForSandbox(root, entry, header)],
    ['src/dsl/sdk.generated.d.ts', printDeclarations(root, entry, header)],
  ]);
}

/** The golden paths likewise; their declarations name those of the DSL. */
async function generateGoldenPaths(root: string): Promise<GeneratedFiles> {
  const entry = 'pipelines/index.ts';
  return new Map([
    ['pipelines/sandbox.generated.js', await bundleForSandbox(root, entry, goldenPathsHeader)],
    ['pipelines/pipelines.generated.d.ts', printDeclarations(root, entry, goldenPathsHeader)],
  ]);
}

/** Writes what differs, removes what nothing generates any more, and returns the paths of both. */
export async function writeAll(root: string): Promise<string[]> {
  const all = new Map<string, string>();
  const changed: string[] = [];
  for (const generate of parts) {
    const files = await generate(root);
    changed.push(...writeGenerated(root, files));
    for (const [path, content] of files) all.set(path, content);
  }
  return [...changed, ...removeLeftOver(root, all)];
}

/**
 * The generated files that are not as they would be generated now, and those that nothing generates
 * any more. Stops behind the first part that has any: what comes later is made from it.
 */
export async function checkAll(root: string): Promise<string[]> {
  const all = new Map<string, string>();
  for (const generate of parts) {
    const files = await generate(root);
    const stale = findStale(root, files);
    if (stale.length > 0) return stale;
    for (const [path, content] of files) all.set(path, content);
  }
  return findLeftOver(root, all);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
  if (process.argv.includes('--check')) {
    const stale = await checkAll(root);
    for (const path of stale) process.stderr.write(`stale ${path}\n`);
    if (stale.length > 0) {
      process.stderr.write('Run: npm run generate\n');
      process.exitCode = ExitCode.stale;
    }
  } else {
    for (const path of await writeAll(root)) process.stdout.write(`${path}\n`);
  }
}
