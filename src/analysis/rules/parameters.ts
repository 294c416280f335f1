import { quote } from '../../diagnostics/quote.ts';
import type { Analysis } from '../analysis.ts';
import { listCommands } from '../commands/list-commands.ts';
import { explainReservedVariable } from '../reserved-variables.ts';
import { namesIn } from './commands/variables.ts';

/** Words in a name that stand for a credential. */
const credentialWords = /pass(?:word|wd|phrase)|secret|token|credential|api_?key|private_?key/i;

/** Build parameters have free names, are used, and are no place for credentials. */
export function checkParameters(analysis: Analysis): void {
  const used = new Set(
    analysis.references.filter(({ kind }) => kind === 'parameter').map(({ name }) => name),
  );
  // Reading one as a variable is a finding of its own.
  for (const { commands } of listCommands(analysis))
    for (const name of namesIn(commands)) used.add(name);
  for (const [name, parameter] of Object.entries(analysis.pipeline.parameters)) {
    const key = `parameter:${name}`;
    const reason = explainReservedVariable(name, true);
    if (reason !== undefined)
      analysis.report('reserved-parameter-name', { name: quote(name), reason }, key);
    if (!used.has(name)) analysis.report('parameter-not-used', { name: quote(name) }, key);
    if (parameter.type === 'text' && credentialWords.test(name))
      analysis.report('secret-parameter', { name: quote(name) }, key);
    if (parameter.type !== 'choice') continue;
    const seen = new Set<string>();
    for (const value of parameter.values) {
      if (seen.has(value))
        analysis.report(
          'choice-listed-twice',
          { parameter: quote(name), value: quote(value) },
          key,
        );
      seen.add(value);
    }
  }
}
