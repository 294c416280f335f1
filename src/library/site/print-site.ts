import type { StepContract } from '../../contracts/contract.ts';
import { describeParameters, type ParameterDescription } from '../describe-parameter.ts';
import { type ParameterSchema, printLiteral } from '../schema-type.ts';
import { escapeHtml, exampleCall } from '../vars/help.ts';
import { siteStyle } from './site-style.ts';

/**
 * The documentation of a library as one page that needs nothing else: no script, no font, no
 * network. Steps stand in the order of their names.
 */
export function printSite(
  contracts: readonly StepContract[],
  library: { readonly name: string; readonly version: string },
): string {
  const title = escapeHtml(`${library.name} ${library.version}`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${siteStyle}</style>
</head>
<body>
<nav>
<h1>${title}</h1>
<ul>
${contracts.map(({ name }) => `<li><a href="#${escapeHtml(name)}">${escapeHtml(name)}</a></li>`).join('\n')}
</ul>
</nav>
<main>
<p>Import it in <code>platform.pipeline.ts</code>: <code>import { definePipeline } from '${escapeHtml(library.name)}'</code>. Steps are called on the <code>s</code> that a stage hands over.</p>
${contracts.map(printStep).join('\n')}
</main>
</body>
</html>
`;
}

function printStep(contract: StepContract): string {
  const { name, summary, description, deprecated, examples, since, stages } = contract;
  const parameters = describeParameters(
    contract.parameters as ParameterSchema,
    contract.positional,
  );
  const outputs = describeParameters(contract.outputs as ParameterSchema);
  return [
    `<section id="${escapeHtml(name)}">`,
    `<h2>${escapeHtml(name)}</h2>`,
    `<p>${printProse(summary)}</p>`,
    ...(deprecated === undefined
      ? []
      : [
          `<p class="deprecated">Deprecated since ${escapeHtml(deprecated.since)}: ${printProse(deprecated.reason)} Use <a href="#${escapeHtml(deprecated.use)}"><code>${escapeHtml(deprecated.use)}</code></a>.</p>`,
        ]),
    ...description
      .split(/\n\s*\n/)
      .flatMap((text) => (text === '' ? [] : [`<p>${printProse(text)}</p>`])),
    `<pre><code>${escapeHtml(examples.join('\n'))}</code></pre>`,
    printTable('Parameter', parameters),
    printTable('Output', outputs),
    `<p class="facts">Since ${escapeHtml(since)}, in ${stages === undefined ? 'every stage' : `stages of the kinds ${escapeHtml(stages.join(', '))}`}. In a Jenkinsfile: <code>${escapeHtml(exampleCall(contract))}</code></p>`,
    '</section>',
  ].join('\n');
}

function printTable(title: string, rows: readonly ParameterDescription[]): string {
  if (rows.length === 0) return '';
  const cells = rows.map((row) =>
    [
      `<code>${escapeHtml(row.name)}</code>${row.position === undefined ? '' : ' (by position)'}`,
      `<code>${escapeHtml(row.type)}</code>`,
      row.isRequired
        ? title === 'Parameter'
          ? 'required'
          : ''
        : row.default === undefined
          ? ''
          : `<code>${escapeHtml(printLiteral(row.default))}</code>`,
      [row.meaning, ...row.constraints.map((text) => `${text}.`)].map(printProse).join(' '),
    ]
      .map((cell) => `<td>${cell}</td>`)
      .join(''),
  );
  return `<table>\n<tr><th>${title}</th><th>Type</th><th>Default</th><th>Meaning</th></tr>\n${cells.map((row) => `<tr>${row}</tr>`).join('\n')}\n</table>`;
}

/** Text with Markdown's `code`. */
function printProse(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}
