import type { OutsideStep } from '../../model/pipeline.ts';
import type { Lowering } from './lowering.ts';
import type { RawStep } from './raw-schema.ts';

/** Reports arguments of an outside step that its declaration does not know, lacks, or types otherwise. */
export function checkOutsideArguments(raw: RawStep, lowering: Lowering): void {
  const step = (raw.input['step'] as { $outside?: string } | undefined)?.$outside;
  const given = (raw.input['arguments'] ?? {}) as Record<string, unknown>;
  if (step !== undefined) checkArguments(step, given, false, raw.at, lowering);
}

/** The same for a step by its name; `isBlock` says whether other steps stand in it. */
export function checkArguments(
  step: string,
  given: Readonly<Record<string, unknown>>,
  isBlock: boolean,
  at: string,
  lowering: Lowering,
): void {
  const declared = Object.hasOwn(lowering.outsideSteps, step)
    ? lowering.outsideSteps[step]
    : undefined;
  const report = (problem: string): void =>
    lowering.report('invalid-option', { where: `The arguments of \`${step}\``, problem }, at);
  if (declared === undefined) {
    if (isBlock) report('no step of this name is declared');
    return;
  }
  if (isBlock !== (declared.block === true))
    report(isBlock ? 'it takes no block' : 'it takes a block: use s.inside');
  for (const [key, argument] of Object.entries(given)) {
    const name = key.startsWith('$$') ? key.slice(1) : key;
    const parameter = declared.parameters[name];
    if (parameter === undefined) report(describeUnknown(name, declared));
    else if (!fits(argument, parameter.type))
      report(`\`${name}\` must be ${words[parameter.type]}`);
  }
  for (const [name, { required }] of Object.entries(declared.parameters)) {
    const key = name.startsWith('$') ? `$${name}` : name;
    if (required && !Object.hasOwn(given, key)) report(`\`${name}\` is missing`);
  }
}

type OutsideType = OutsideStep['parameters'][string]['type'];

const words: Readonly<Record<OutsideType, string>> = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  list: 'a list of texts',
  data: 'data',
};

function describeUnknown(name: string, { parameters }: OutsideStep): string {
  const names = Object.keys(parameters).map((known) => `\`${known}\``);
  return `\`${name}\` is not declared; the step takes ${names.length === 0 ? 'no arguments' : names.join(', ')}`;
}

function fits(argument: unknown, type: OutsideType): boolean {
  if (type === 'data') return true;
  if (type === 'list')
    return Array.isArray(argument) && argument.every((item) => fits(item, 'text'));
  if (isReference(argument)) return true;
  return typeof argument === (type === 'text' ? 'string' : type);
}

/** A value that is only known when the pipeline runs; its type was checked by the compiler. */
function isReference(argument: unknown): boolean {
  return typeof argument === 'object' && argument !== null && !Array.isArray(argument);
}
