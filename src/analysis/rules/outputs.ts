import { quote } from '../../diagnostics/quote.ts';
import type { Analysis } from '../analysis.ts';
import { listNames } from '../suggest-name.ts';

/** The type of a saved value for each JSON Schema type of an output. */
const valueTypes: Readonly<Record<string, 'text' | 'number' | 'boolean'>> = {
  string: 'text',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
};

const typeNames: Readonly<Record<string, string>> = {
  text: 'a text',
  number: 'a number',
  boolean: 'yes or no',
};

/** What a step saves is one of its outputs and of the type of the value. */
export function checkOutputs(analysis: Analysis): void {
  const { values } = analysis.pipeline;
  for (const node of analysis.steps) {
    const outputs = node.contract?.outputs.properties;
    if (outputs === undefined) continue;
    for (const [output, name] of Object.entries(node.step.save ?? {})) {
      const texts = { step: node.label, output: quote(output) };
      const schema = Object.hasOwn(outputs, output) ? outputs[output] : undefined;
      if (schema === undefined) {
        const names = Object.keys(outputs);
        const offered = names.length === 0 ? 'none' : listNames(names);
        analysis.report('unknown-output', { ...texts, outputs: offered }, node);
        continue;
      }
      const found = valueTypes[String((schema as { type?: unknown }).type)];
      const expected = Object.hasOwn(values, name) ? values[name] : undefined;
      if (expected !== undefined && found !== expected)
        analysis.report(
          'output-of-other-type',
          {
            ...texts,
            found: typeNames[found ?? ''] ?? 'a list',
            expected: typeNames[expected] as string,
          },
          node,
          analysis.relate('The value is declared here.', `value:${name}`),
        );
    }
  }
}
