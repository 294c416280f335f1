import type { StepContract } from '../../contracts/contract.ts';
import { toKebabCase } from '../contract-index.ts';
import type { ParameterSchema } from '../schema-type.ts';

/**
 * The help of a library variable, as Jenkins shows it in the reference of global variables: HTML of
 * the tags that its "safe HTML" formatter lets through.
 */
export function printHelp(contract: StepContract): string {
  const schema = contract.parameters as unknown as ParameterSchema;
  const required = new Set(schema.required ?? []);
  const rows = Object.entries(schema.properties ?? {}).map(
    ([name, parameter]) =>
      `<tr><td><code>${escapeHtml(name)}</code></td><td>${escapeHtml(describeType(parameter))}</td><td>${required.has(name) ? 'required' : describeDefault(parameter)}</td><td>${markCode(escapeHtml(parameter.description ?? ''))}</td></tr>`,
  );
  return [
    `<p>${escapeHtml(contract.summary)}</p>`,
    ...contract.description.split('\n\n').map((text) => `<p>${markCode(escapeHtml(text))}</p>`),
    ...(contract.deprecated === undefined
      ? []
      : [
          `<p><strong>Deprecated since ${escapeHtml(contract.deprecated.since)}:</strong> ${escapeHtml(contract.deprecated.reason)} Use <code>${escapeHtml(contract.deprecated.use)}</code>.</p>`,
        ]),
    ...(rows.length === 0
      ? []
      : [
          '<table>',
          '<tr><th>Parameter</th><th>Type</th><th>Default</th><th>Meaning</th></tr>',
          ...rows,
          '</table>',
        ]),
    ...(contract.executor === 'runner'
      ? [
          `<p>Every call also needs an <code>id</code> that is unique in the build: <code>${escapeHtml(exampleCall(contract))}</code></p>`,
        ]
      : []),
    `<p>In a typed pipeline: ${contract.examples.map((example) => `<code>${escapeHtml(example)}</code>`).join(' or ')}</p>`,
    '',
  ].join('\n');
}

/** A call of the step in a Jenkinsfile, without its parameters. */
export function exampleCall(contract: StepContract): string {
  return contract.executor === 'runner'
    ? `${contract.name}(id: 'build.${toKebabCase(contract.name)}', …)`
    : `${contract.name}(…)`;
}

/** Text for HTML, quotes included, so that it also fits an attribute. */
export function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** Markdown's `code` in escaped text. */
function markCode(html: string): string {
  return html.replace(/`([^`]+)`/g, '<code>$1</code>');
}

function describeType(schema: ParameterSchema): string {
  if (schema['x-handle'] !== undefined) return `${schema['x-handle'].kind} (map)`;
  if (schema.enum !== undefined) return schema.enum.map((item) => `'${item}'`).join(', ');
  if (schema.anyOf !== undefined) return schema.anyOf.map(describeType).join(' or ');
  switch (schema.type) {
    case 'string':
      return 'text';
    case 'array':
      return `list of ${describeType(schema.items ?? {})}`;
    case 'object':
      return 'map';
    default:
      return schema.type ?? 'anything';
  }
}

function describeDefault(schema: ParameterSchema): string {
  return schema.default === undefined
    ? ''
    : `<code>${escapeHtml(JSON.stringify(schema.default))}</code>`;
}
