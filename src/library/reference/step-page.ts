import type { AccessGrant } from '../../contracts/access.ts';
import type { StepContract } from '../../contracts/contract.ts';
import { describeParameters, type ParameterDescription } from '../describe-parameter.ts';
import { type ParameterSchema, printLiteral } from '../schema-type.ts';
import type { StepExample } from '../step-example.ts';
import type { DeclarationDoc } from './declaration-doc.ts';
import { joinBlocks, printPageHeader } from './header.ts';
import {
  escapeMarkdown,
  printCode,
  printFence,
  printParagraphs,
  printProse,
  printTable,
} from './markdown.ts';

/** In words what a contract says in a word. */
const idempotenceWords: Readonly<Record<StepContract['idempotence'], string>> = {
  idempotent: 'A second run with the same input changes nothing more.',
  unknown: 'What a second run does depends on what the team wrote.',
  unsafe: 'A second run does harm; `retry` is refused.',
};
const retryWords: Readonly<Record<StepContract['retry'], string>> = {
  transient: 'The step itself tries again when an outside system fails for a moment.',
  never: 'The step itself never tries again.',
};

/**
 * The reference page of a step.
 *
 * @param source the contract's file
 * @param declarations what the DSL declares, for its types and the options that every step takes
 * @throws Error when the declarations have no `StepOptions`
 */
export function printStepPage(
  contract: StepContract,
  source: string,
  examples: readonly StepExample[],
  declarations: readonly DeclarationDoc[],
): string {
  const { name, summary, description, deprecated } = contract;
  const options = declarations.find((declaration) => declaration.name === 'StepOptions');
  if (options === undefined) throw new Error('The DSL declares no StepOptions.');
  return joinBlocks([
    printPageHeader(source),
    `# ${escapeMarkdown(name)}`,
    printProse(summary),
    deprecated === undefined
      ? ''
      : `**Deprecated since ${escapeMarkdown(deprecated.since)}:** ${printProse(deprecated.reason)} Use [${printCode(deprecated.use)}](${deprecated.use}.md).`,
    printParagraphs(description),
    printFence(contract.examples.join('\n'), 'ts'),
    '## Parameters',
    printParameters(contract),
    printTypeLinks(contract, declarations),
    '## Outputs',
    printOutputs(contract),
    '## Facts',
    printFacts(contract),
    '## Access',
    printAccessOfExample(examples),
    '## In a Jenkinsfile',
    ...printJenkinsfile(contract, examples[0]),
    '## Options of every step',
    printOptions(options),
  ]);
}

function printParameters(contract: StepContract): string {
  const rows = describeParameters(contract.parameters as ParameterSchema, contract.positional);
  if (rows.length === 0) return 'None.';
  return printTable(
    ['Parameter', 'Type', 'Default', 'Unit', 'Constraint', 'Run-time value', 'Meaning', 'Example'],
    rows.map((row) => [
      printCode(row.name) + (row.position === undefined ? '' : ' (by position)'),
      printCode(row.type),
      row.isRequired
        ? 'required'
        : row.default === undefined
          ? ''
          : printCode(printLiteral(row.default)),
      escapeMarkdown(row.unit ?? ''),
      row.constraints.map(printProse).join('; '),
      row.mayFlow ? 'yes' : '',
      printProse(row.meaning),
      row.examples.map((example) => printCode(printLiteral(example))).join(', '),
    ]),
  );
}

/** Where the types of the table are explained. */
function printTypeLinks(contract: StepContract, declarations: readonly DeclarationDoc[]): string {
  const types = describeParameters(contract.parameters as ParameterSchema).map(({ type }) => type);
  const links = declarations
    .filter(
      ({ kind, name }) => kind !== 'function' && new RegExp(`\\b${name}\\b`).test(types.join(' ')),
    )
    .map(({ name }) => `[${printCode(name)}](../dsl.md#type-${name.toLowerCase()})`);
  return links.length === 0 ? '' : `Types: ${links.join(', ')}.`;
}

function printOutputs(contract: StepContract): string {
  const rows = describeParameters(contract.outputs as ParameterSchema);
  if (rows.length === 0) return 'None.';
  return printTable(
    ['Output', 'Type', 'Unit', 'Meaning'],
    rows.map((row: ParameterDescription) => [
      printCode(row.name),
      printCode(row.type),
      escapeMarkdown(row.unit ?? ''),
      printProse(row.meaning),
    ]),
  );
}

function printFacts(contract: StepContract): string {
  const { stages, adapters, executor, since, idempotence, retry } = contract;
  return [
    `- Since version ${escapeMarkdown(since)}.`,
    `- Offered in ${stages === undefined ? 'every stage' : `stages of the kinds ${stages.map(printCode).join(', ')}`}.`,
    `- Run by ${executor === 'runner' ? 'the step runner on the agent' : 'Jenkins itself; a laptop run does what comes closest'}.`,
    `- ${idempotenceWords[idempotence]} ${retryWords[retry]}`,
    `- ${contract.runsTeamCode ? 'Starts commands that the team wrote' : 'Starts no command of the team'}, and acts ${contract.privileged ? 'with rights of its own' : 'without rights of its own'}.`,
    adapters.length === 0
      ? '- Needs no outside system.'
      : `- Adapters that a profile chooses: ${adapters.map(printCode).join(', ')}.`,
  ].join('\n');
}

function printAccessOfExample(examples: readonly StepExample[]): string {
  const example = examples.find(({ grants }) => grants.length > 0);
  if (example === undefined) return 'The examples need no access.';
  return [
    `What ${printCode(example.code)} needs to be allowed to do, in an environment ${printCode('staging')}:`,
    '',
    printTable(['System', 'May', 'On'], example.grants.map(printGrant)),
  ].join('\n');
}

function printGrant(grant: AccessGrant): string[] {
  switch (grant.system) {
    case 'aws':
      return ['AWS', grant.actions.map(printCode).join(', '), printCode(grant.resource)];
    case 'vault':
      return ['Vault', grant.capabilities.map(printCode).join(', '), printCode(grant.path)];
    case 'kubernetes': {
      const suffix = grant.apiGroup === '' ? '' : `.${grant.apiGroup}`;
      const resources = grant.resources.map((resource) => printCode(resource + suffix)).join(', ');
      return [
        'Kubernetes',
        grant.verbs.map(printCode).join(', '),
        `${resources} in namespace ${printCode(grant.namespace)} of cluster ${printCode(grant.cluster)}`,
      ];
    }
    case 'network':
      return ['Network', 'connect', printCode(`${grant.host}:${grant.port}`)];
  }
}

function printJenkinsfile(contract: StepContract, example: StepExample | undefined): string[] {
  const words =
    contract.executor === 'runner'
      ? 'What the compiler writes for the first example. In a Jenkinsfile written by hand the step is called the same way; `id` is unique in the build.'
      : 'What the compiler writes for the first example: one of Jenkins’s own steps.';
  return example === undefined ? [] : [words, printFence(example.jenkinsfile, 'groovy')];
}

function printOptions(options: DeclarationDoc): string {
  return printTable(
    ['Option', 'Type', 'Default', 'Meaning'],
    options.members.map((member) => [
      printCode(member.name),
      printCode(member.type),
      member.defaultValue === undefined ? '' : printCode(member.defaultValue),
      printProse(member.description),
    ]),
  );
}
