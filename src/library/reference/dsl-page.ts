import type { DeclarationDoc, MemberDoc } from './declaration-doc.ts';
import { joinBlocks, printPageHeader } from './header.ts';
import {
  printCode,
  printFence,
  printHeading,
  printParagraphs,
  printProse,
  printTable,
} from './markdown.ts';

/** Called by the compiler, not by authors. */
const hostNames: ReadonlySet<string> = new Set(['serialiseForHost']);

/**
 * The page of everything that a pipeline file can import, from its declarations and comments.
 *
 * @param stepNames names of the steps, which have pages of their own
 */
export function printDslPage(
  declarations: readonly DeclarationDoc[],
  stepNames: readonly string[],
): string {
  const isOfSteps = ({ parents, name }: DeclarationDoc) =>
    parents.includes('StepOptions') || parents.includes('CommonSteps') || hostNames.has(name);
  const shown = declarations.filter((declaration) => !isOfSteps(declaration));
  const functions = sortByName(shown.filter(({ kind }) => kind === 'function' || kind === 'value'));
  const builders = shown.find(({ name }) => name === 'StageBuilders');
  const groups = shown.find(({ name }) => name === 'CommonSteps');
  const types = sortByName(
    shown.filter((item) => !functions.includes(item) && item !== builders && item !== groups),
  );
  const groupMembers = (groups?.members ?? []).filter(({ name }) => !stepNames.includes(name));
  return joinBlocks([
    printPageHeader('src/dsl'),
    '# The DSL',
    "What `import { … } from 'jenkins-pipeline-sdk'` offers in a `platform.pipeline.ts`. The steps of a stage, `s.run(…)` and so on, have [pages of their own](steps.md).",
    [
      `- Functions and values: ${functions.map(({ name }) => linkTo('dsl', name)).join(', ')}`,
      `- Stages: ${uniqueNames(builders?.members ?? [])
        .map((name) => linkTo('stage', name))
        .join(', ')}`,
      `- Groups of steps: ${uniqueNames(groupMembers)
        .map((name) => linkTo('steps', name))
        .join(', ')}`,
      `- Types: ${types.map(({ name }) => linkTo('type', name)).join(', ')}`,
    ].join('\n'),
    '## Functions and values',
    ...functions.flatMap((item) => printDeclaration(item, 'dsl')),
    '## Stages',
    printParagraphs(builders?.description ?? ''),
    ...printMethods(builders?.members ?? [], 'stage'),
    '## Groups of steps',
    'Beside the steps, `s` in a stage offers these.',
    ...printMethods(groupMembers, 'steps'),
    '## Types',
    ...types.flatMap((item) => printDeclaration(item, 'type')),
  ]);
}

function printDeclaration(declaration: DeclarationDoc, group: string): string[] {
  const { name, kind, signatures, parents, description, examples, members } = declaration;
  return [
    printHeading(3, name, anchorOf(group, name)),
    kind === 'interface' ? '' : printFence(signatures.join('\n'), 'ts'),
    printParagraphs(description),
    parents.length === 0 ? '' : `Everything of ${parents.map(linkToType).join(' and ')}, and:`,
    printMembers(members),
    ...examples.map((example) => printFence(example, 'ts')),
  ];
}

/** A table of properties; `kind` and the like that only the type checker reads say nothing here. */
function printMembers(members: readonly MemberDoc[]): string {
  const shown = members.filter(({ name, isMethod }) => name !== 'kind' && !isMethod);
  if (shown.length === 0) return '';
  return printTable(
    ['Member', 'Type', 'Default', 'Meaning', 'Example'],
    shown.map((member) => [
      printCode(`${member.name}${member.isOptional ? '?' : ''}`),
      printCode(member.type),
      member.defaultValue === undefined ? '' : printCode(member.defaultValue),
      printProse(member.description),
      member.examples.map(printCode).join(', '),
    ]),
  );
}

/** Functions of an interface, the overloads of each together. */
function printMethods(members: readonly MemberDoc[], group: string): string[] {
  return uniqueNames(members).flatMap((name) => {
    const overloads = members.filter((member) => member.name === name);
    return [
      printHeading(3, name, anchorOf(group, name)),
      printFence(overloads.map(printMember).join('\n'), 'ts'),
      ...overloads.map(({ description }) => printParagraphs(description)),
      ...overloads.flatMap(({ examples }) => examples.map((example) => printFence(example, 'ts'))),
    ];
  });
}

function printMember({ name, type, isMethod }: MemberDoc): string {
  return isMethod ? type : `${name}: ${type}`;
}

/** Functions and types differ by case alone, as in `command` and `Command`; anchors do not. */
function anchorOf(group: string, name: string): string {
  return `${group}-${name.toLowerCase()}`;
}

function linkTo(group: string, name: string): string {
  return `[${printCode(name)}](#${anchorOf(group, name)})`;
}

/** `Value<T>` → a link to `Value`. */
function linkToType(type: string): string {
  return linkTo('type', type.replace(/<.*/s, ''));
}

function uniqueNames(members: readonly MemberDoc[]): string[] {
  return [...new Set(members.map(({ name }) => name))];
}

function sortByName(declarations: readonly DeclarationDoc[]): DeclarationDoc[] {
  return [...declarations].sort((a, b) => (a.name < b.name ? -1 : 1));
}
