import { captureCallSite } from './call-site.ts';
import { noteMistake } from './mistake.ts';
import { describeRefusedPlace } from './shell-place.ts';
import { findShellPlaces } from './shell-scan.ts';
import { type TemplateValue, type Text, toReference, ValueReference } from './values.ts';

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
 * A script for the shell with values in it.
 *
 * Each value becomes one quoted variable, so that it stays one word and is never read as shell
 * text, whatever it holds. Where a shell would still interpret it (single quotes, back quotes,
 * arithmetic, here-documents, `eval`, `sh -c`, `ssh`) the value is refused at its place. Everything
 * else is left as it is written; only a back quote and `${` need a backslash, as in every template.
 *
 * @example
 * s.run(command`./deploy.sh --version ${version} --on "${context.branch}"`)
 */
export function command(parts: TemplateStringsArray, ...values: TemplateValue[]): CommandTemplate {
  const at = captureCallSite();
  const texts = parts.raw.map(unescapeTemplate);
  const places = findShellPlaces(texts);
  const variables: Record<string, unknown> = {};
  let script = texts[0] ?? '';
  values.forEach((value, index) => {
    const place = places[index] ?? 'unclear';
    const refused = describeRefusedPlace(place);
    if (refused !== undefined)
      noteMistake('value-in-uninterpreted-text', at, {
        position: refused,
        number: String(index + 1),
      });
    const name = `PLATFORM_VALUE_${index + 1}`;
    script += place === 'double-quotes' ? `\${${name}}` : `"\${${name}}"`;
    script += texts[index + 1] ?? '';
    variables[name] = value instanceof ValueReference ? toReference(value) : String(value);
  });
  return new CommandScript(script, variables);
}

/** Takes off the backslashes that only JavaScript asks for: before a back quote and before `${`. */
function unescapeTemplate(raw: string): string {
  return raw.replace(
    /(\\+)(`|\$\{)/g,
    (_, escapes: string, what: string) => '\\'.repeat((escapes.length - 1) / 2) + what,
  );
}
