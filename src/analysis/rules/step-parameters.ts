import type { ErrorObject } from 'ajv';
import { quote } from '../../diagnostics/quote.ts';
import { StepSchema } from '../../model/step.ts';
import { describeSchemaErrors } from '../../schema/describe-error.ts';
import type { Analysis } from '../analysis.ts';
import { type InputInspection, inspectInput, printPointer } from '../inputs/inspect-input.ts';
import { findPathProblem } from '../inputs/path-problem.ts';
import type { StepNode } from '../nodes.ts';
import type { ReadReference } from '../read-reference.ts';

/** The input of every step is what its contract asks for. */
export function checkStepParameters(analysis: Analysis): void {
  for (const node of analysis.steps) {
    if (node.contract === undefined) continue;
    const inspection = inspectInput(node.step.input, node.contract);
    reportReferences(inspection, node, analysis);
    reportPaths(inspection, node, analysis);
    reportErrors(inspection.errors, node, analysis);
  }
}

function reportReferences(found: InputInspection, node: StepNode, analysis: Analysis): void {
  const step = node.label;
  for (const { pointer, found: reference } of found.refusedValues)
    analysis.report(
      'run-time-value-not-allowed',
      { step, path: printPointer(pointer), reference: nameReference(reference) },
      node,
    );
  for (const { pointer, found: reference } of found.misplacedHandles)
    analysis.report(
      'invalid-step-parameter',
      {
        step,
        problem: `\`${printPointer(pointer)}\` is ${nameReference(reference)}, which can't stand there`,
      },
      node,
    );
  for (const { pointer } of found.secrets)
    analysis.report('secret-as-data', { step, path: printPointer(pointer) }, node);
}

function reportPaths(found: InputInspection, node: StepNode, analysis: Analysis): void {
  for (const { pointer, found: path } of found.paths) {
    const problem = findPathProblem(path.replace(/^!/, ''), node.step.directory);
    if (problem !== undefined)
      analysis.report(
        'path-leaves-workspace',
        { where: `${node.label}, \`${printPointer(pointer)}\``, path: quote(path), problem },
        node,
      );
  }
}

/** The options that every step takes, for the sake of suggestions. */
const optionNames = Object.keys(StepSchema.properties)
  .filter((name) => name !== 'contract' && name !== 'input')
  .map((name) => (name === 'timeoutMs' ? 'timeout' : name));

function reportErrors(errors: readonly ErrorObject[], node: StepNode, analysis: Analysis): void {
  if (errors.length === 0 || node.contract === undefined) return;
  const known = [...Object.keys(node.contract.parameters.properties), ...optionNames];
  const isUnknown = ({ keyword, instancePath }: ErrorObject) =>
    keyword === 'additionalProperties' && instancePath === '';
  const isMissing = ({ keyword, instancePath }: ErrorObject) =>
    keyword === 'required' && instancePath === '';
  const groups = [
    ['unknown-step-parameter', errors.filter(isUnknown)],
    ['missing-step-parameter', errors.filter(isMissing)],
    ['invalid-step-parameter', errors.filter((error) => !isUnknown(error) && !isMissing(error))],
  ] as const;
  for (const [name, members] of groups) {
    for (const { path, problem } of describeSchemaErrors(members, known))
      analysis.report(
        name,
        { step: node.label, problem: path === '' ? problem : `\`${path}\` ${problem}` },
        node,
      );
  }
}

/** What a reference stands for, in words. */
export function nameReference(reference: ReadReference): string {
  switch (reference.kind) {
    case 'text':
    case 'transform':
      return 'a text that is put together when the pipeline runs';
    case 'choose':
      return 'a choice that is made when the pipeline runs';
    case 'context':
      return `context.${reference.name}`;
    case 'files':
      return `the files ${quote(reference.name)}`;
    case 'outside':
      return `the outside step ${quote(reference.name)}`;
    default:
      return `${reference.kind === 'axis' ? 'the axis' : `the ${reference.kind}`} ${quote(reference.name)}`;
  }
}
