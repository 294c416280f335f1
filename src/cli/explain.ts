import type { StepContract } from '../contracts/contract.ts';
import { contracts } from '../contracts/index.ts';
import { catalog } from '../diagnostics/catalog/index.ts';
import type { CatalogEntry } from '../diagnostics/entry.ts';
import { explainDiagnostic } from '../diagnostics/explain.ts';
import { toKebabCase } from '../library/contract-index.ts';
import { describeParameters } from '../library/describe-parameter.ts';
import type { ParameterSchema } from '../library/schema-type.ts';
import { printStepHelp } from '../library/step-help.ts';

const entries = Object.entries(catalog as Readonly<Record<string, CatalogEntry>>);

/** Asked at every call: a platform team's library adds its own. */
function listSteps(): readonly StepContract[] {
  return Object.values(contracts) as unknown as readonly StepContract[];
}

/**
 * A finding or a step in full, as text or JSON; the query is a code, a name of a finding, or a name
 * of a step. Throws `UserError` `explain.unknownCode` with the nearest one.
 */
export function explain(query: string, json: boolean): string {
  const step = findStep(query);
  if (step !== undefined) return json ? printJson(describeStep(step)) : printStepHelp(step);
  const text = explainDiagnostic(
    query,
    listSteps().map(({ name }) => name),
  );
  if (!json) return text;
  const [code = '', name = ''] = text.split(' ');
  const { severity, cause, mend, example } = Object.fromEntries(entries)[name] as CatalogEntry;
  return printJson({ kind: 'finding', code, name, severity, cause, mend, example });
}

/** Everything that can be explained, a line each: findings by code, then steps. */
export function listExplained(json: boolean): string {
  const steps = listSteps();
  const findings = entries
    .map(([name, { code, severity }]) => ({ code, severity, name }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  if (json)
    return printJson({ findings, steps: steps.map(({ name, summary }) => ({ name, summary })) });
  const width = Math.max(...steps.map(({ name }) => name.length));
  return `${[
    ...findings.map(({ code, severity, name }) => `${code}  ${severity.padEnd(7)}  ${name}`),
    '',
    ...steps.map(({ name, summary }) => `${name.padEnd(width)}  ${summary}`),
  ].join('\n')}\n`;
}

/** Words that `platform explain` takes, for completion. */
export function listExplainWords(): { readonly word: string; readonly description: string }[] {
  return [
    ...entries.map(([name, { code }]) => ({ word: code, description: name })),
    ...listSteps().map(({ name, summary }) => ({ word: name, description: summary })),
  ];
}

function findStep(query: string): StepContract | undefined {
  const wanted = query.trim().toLowerCase();
  return listSteps().find(
    ({ name }) => name.toLowerCase() === wanted || toKebabCase(name) === wanted,
  );
}

function describeStep(contract: StepContract): object {
  const { access: _access, toJenkins: _toJenkins, parameters, outputs, ...facts } = contract;
  return {
    kind: 'step',
    ...facts,
    parameters: describeParameters(parameters as ParameterSchema, contract.positional),
    outputs: describeParameters(outputs as ParameterSchema),
  };
}

function printJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
