import type { StepContract } from '../contracts/contract.ts';
import { stepOptionNames } from '../dsl/step-options.ts';
import { describeParameters, type ParameterDescription } from './describe-parameter.ts';
import { type ParameterSchema, printLiteral } from './schema-type.ts';

/** Columns of a line; longer ones are broken between words. */
const width = 88;

/** Everything about a step for a terminal: what `platform explain <step>` prints. */
export function printStepHelp(contract: StepContract): string {
  const { name, summary, description, deprecated, examples, stages } = contract;
  const parameters = describeParameters(
    contract.parameters as ParameterSchema,
    contract.positional,
  );
  const outputs = describeParameters(contract.outputs as ParameterSchema);
  return [
    ...wrap(`${name}: ${summary}`, ''),
    '',
    ...(deprecated === undefined
      ? []
      : [
          ...wrap(
            `Deprecated since ${deprecated.since}: ${deprecated.reason} Use ${deprecated.use}.`,
            '',
          ),
          '',
        ]),
    ...description.split(/\n\s*\n/).flatMap((text) => (text === '' ? [] : [...wrap(text, ''), ''])),
    ...printSection(
      'Examples',
      examples.map((example) => `  ${example}`),
    ),
    ...printSection('Parameters', parameters.flatMap(printParameter)),
    ...printSection('Outputs', outputs.flatMap(printOutput)),
    ...wrap(
      `Since ${contract.since}, in ${stages === undefined ? 'every stage' : `stages of the kinds ${stages.join(', ')}`}. Every step also takes ${stepOptionNames.filter((option) => option !== 'save').join(', ')}.`,
      '',
    ),
    '',
  ].join('\n');
}

function printSection(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines, ''];
}

function printParameter(parameter: ParameterDescription): string[] {
  const { name, type, unit, constraints, examples, meaning, mayFlow } = parameter;
  const facts = [
    type,
    ...(unit === undefined ? [] : [unit]),
    ...constraints,
    ...(parameter.position === undefined ? [] : ['by position']),
    ...(mayFlow ? ['also a run-time value'] : []),
    ...(parameter.isRequired
      ? ['required']
      : parameter.default === undefined
        ? []
        : [`default ${printLiteral(parameter.default)}`]),
  ];
  return [
    `  ${name}: ${facts.join(', ')}`,
    ...wrap(meaning, '      '),
    ...examples.slice(0, 1).map((example) => `      for instance ${printLiteral(example)}`),
  ];
}

function printOutput({ name, type, unit, meaning }: ParameterDescription): string[] {
  return [`  ${name}: ${type}${unit === undefined ? '' : `, ${unit}`}`, ...wrap(meaning, '      ')];
}

function wrap(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, indent + line];
}
