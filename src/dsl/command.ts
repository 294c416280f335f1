import { captureCallSite } from './call-site.ts';
import { noteMistake } from './mistake.ts';
import { scanShell } from './shell-scan.ts';
import { type Text, ValueReference } from './values.ts';

/** A script with values in it, made by the `command` template. */
export interface CommandTemplate {
  readonly kind: 'command';
}

/** Text for the shell, one program with its arguments (no shell), or a `command` template. */
export type Command = string | readonly [Text, ...Text[]] | CommandTemplate;

/** The running form of a template: a constant script whose values travel as variables. */
export class CommandScript {
  readonly kind = 'command';
  readonly script: string;
  readonly values: Readonly<Record<string, unknown>>;

  constructor(script: string, values: Record<string, unknown>) {
    this.script = script;
    this.values = values;
  }
}

/**
 * A script with values in it: `` command`deploy --version ${version}` ``.
 *
 * Each value becomes one quoted variable, so that it stays one word and is never read as shell
 * text, whatever it holds. Where a shell would still interpret it (single quotes, back quotes,
 * arithmetic, here-documents, comments) the value is refused at its place.
 */
export function command(parts: TemplateStringsArray, ...values: Text[]): CommandTemplate {
  const at = captureCallSite();
  const variables: Record<string, unknown> = {};
  let script = '';
  parts.raw.forEach((part, index) => {
    script += part;
    if (index >= values.length) return;
    const value = values[index] as Text;
    const name = `PLATFORM_VALUE_${index + 1}`;
    const position = scanShell(script);
    if (position !== 'word' && position !== 'double-quotes') {
      noteMistake('value-in-uninterpreted-text', at, { position, number: String(index + 1) });
    }
    script += position === 'double-quotes' ? `\${${name}}` : `"\${${name}}"`;
    variables[name] = value instanceof ValueReference ? value.reference : String(value);
  });
  return new CommandScript(script, variables);
}
