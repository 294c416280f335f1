import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkChanges } from '../../compatibility/check-changes.ts';
import { UserError } from '../../diagnostics/errors.ts';
import { toCamelCase } from '../../library/contract-index.ts';
import type { LibraryProject } from '../library-project.ts';
import { listBaseContracts } from '../read-project.ts';
import { checkBehaviour } from './check-behaviour.ts';
import { checkNames, type PlacedContract } from './check-names.ts';
import { checkParameters, type Finding } from './check-parameters.ts';
import { findMissingMembers } from './check-shape.ts';
import type { ContractProblem } from './contract-problem.ts';

/**
 * Everything that is wrong with a library's own contracts, all at once, in the order of the files:
 * what each says, whether it agrees with itself and with the others, and whether a run function
 * stands behind it.
 */
export function findContractProblems(project: LibraryProject): ContractProblem[] {
  const { root, files } = project;
  const found: ContractProblem[] = [];
  const placed: PlacedContract[] = [];
  for (const [name, contract] of files) {
    const file = `src/contracts/${name}.ts`;
    const missing = findMissingMembers(contract);
    if (contract === undefined || missing.length > 0) found.push(describeNoContract(file, missing));
    else placed.push({ file, contract });
    found.push(...checkRunFunction(root, name));
  }
  const base = listBaseContracts();
  const surroundings = {
    steps: new Set([...base, ...placed.map(({ contract }) => contract)].map(({ name }) => name)),
    adapters: listModules(join(root, 'src/adapters')),
  };
  found.push(...checkNames(placed, base));
  for (const { file, contract } of placed) {
    const findings = checkParameters(contract);
    // Nobody can ask a contract anything whose parameters no value fits.
    if (!findings.some(([code]) => code === 'parameter-impossible'))
      findings.push(...checkBehaviour(contract, surroundings));
    for (const { index, message, mend } of checkChanges(contract, surroundings.steps))
      findings.push(['change', `changes[${index}]: ${message}`, mend]);
    found.push(...findings.map((finding) => toProblem(file, finding)));
  }
  return found.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}

/**
 * Refuses a library whose contracts have problems. Throws UserError `library.contracts` that lists
 * every one.
 */
export function requireSoundContracts(project: LibraryProject): void {
  const problems = findContractProblems(project);
  if (problems.length === 0) return;
  const list = problems.map(
    ({ code, file, message, mend }) => `${file}: ${code}: ${message} ${mend}`,
  );
  throw new UserError(
    'library.contracts',
    `${problems.length === 1 ? 'A contract has a problem' : `Contracts have ${problems.length} problems`}:\n  ${list.join('\n  ')}`,
    { mend: 'Mend them and build again.', exit: 'invalid' },
  );
}

function describeNoContract(file: string, missing: readonly string[]): ContractProblem {
  const name = toCamelCase(/([^/]+)\.ts$/.exec(file)?.[1] ?? '');
  return {
    code: 'contract.incomplete',
    file,
    message: `\`${name}\` is no contract: it lacks, or has of a wrong kind, ${missing.join(', ')}.`,
    mend: `Export one as \`${name}\` by \`defineContract\`.`,
  };
}

/** The run function stands beside its contract, in a file and under a name of the same words. */
function checkRunFunction(root: string, file: string): ContractProblem[] {
  const path = `src/steps/${file}.ts`;
  const name = toCamelCase(file);
  const text = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '';
  if (new RegExp(`^export (?:const|async function|function) ${name}\\b`, 'm').test(text)) return [];
  return [
    {
      code: 'contract.no-run',
      file: path,
      message: `The step has no run function \`${name}\`.`,
      mend: `Export it from ${path}.`,
    },
  ];
}

function toProblem(file: string, [code, message, mend]: Finding): ContractProblem {
  return { code: `contract.${code}`, file, message, mend };
}

function listModules(folder: string): Set<string> {
  if (!existsSync(folder)) return new Set();
  return new Set(
    readdirSync(folder)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => file.slice(0, -3)),
  );
}
