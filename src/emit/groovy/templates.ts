import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type Handlebars from 'handlebars';
import runtime from 'handlebars/runtime.js';
import { InternalError } from '../../diagnostics/errors.ts';
import { toCommentText } from './comment-text.ts';
import { isGroovyIdentifier } from './identifier.ts';
import {
  type GroovyRecord,
  type GroovyValue,
  type LiteralPlace,
  printGroovyArguments,
  printGroovyLiteral,
} from './literal.ts';
import { precompileTemplate } from './template-compiler.ts';

/**
 * Templates of Groovy files: Handlebars, in which no template can forget to escape.
 *
 * | in a template | prints |
 * | --- | --- |
 * | `{{x}}` | a Groovy literal: `'text'`, `[a: 1]`, `true` |
 * | `{{arguments x}}` | the record as named arguments: `id: 'a', tries: 2` |
 * | `{{identifier x}}` | the text bare, when it is a Groovy identifier; anything else is a bug |
 * | `{{comment x}}` | the text for the rest of a `//` line |
 * | `{{> name}}` | another template, indented as far as this line when it is alone on it |
 *
 * `{{{x}}}` and `{{&x}}` do not compile, nor do helpers other than these and Handlebars' own
 * (`if`, `unless`, `each`, `with`, `lookup`). A printed field that the context does not have is an
 * error; pass null for one that is absent and ask with `{{#if}}`.
 *
 * White space: a line that holds nothing but a `{{#…}}`, `{{else}}`, `{{/…}}`, `{{> …}}` or
 * `{{! …}}` tag vanishes with its line break. Elsewhere `{{~` and `~}}` strip all white space on
 * their side. Literals that do not fit on the line are broken and indented by its leading spaces.
 */
export type GroovyTemplate = (context: object) => string;

/** What the build makes of templates: the evaluated text of `precompileTemplate`, by template name. */
export type PrecompiledTemplates = Readonly<Record<string, TemplateSpecification>>;

/** Without the compiler; the package has no types for this entry. */
const handlebars = (runtime as unknown as typeof Handlebars).create();
const precompiled = new Map<string, TemplateSpecification>();
const files = new Map<string, string>();

handlebars.registerHelper({
  literal: print((value: GroovyValue, place) => printGroovyLiteral(value, place)),
  arguments: print((value: GroovyRecord, place) => printGroovyArguments(value, place)),
  identifier: print(requireIdentifier),
  comment: print((value) => toCommentText(String(value))),
});

/** Hands in templates that were compiled at build time, before the first one is rendered. */
export function registerPrecompiledTemplates(templates: PrecompiledTemplates): void {
  for (const [name, specification] of Object.entries(templates))
    precompiled.set(name, specification);
}

/**
 * A template file, read and compiled when it is first rendered, and a partial for the others under
 * its name without `.hbs`. A template handed in by the build is used instead of the file.
 *
 * @throws InternalError when two files have the same name; from the returned function, when the
 *   template or its context is wrong.
 */
export function loadTemplate(file: URL): GroovyTemplate {
  const name = basename(file.pathname, '.hbs');
  const first = files.get(name) ?? file.href;
  if (first !== file.href)
    throw new InternalError(`Template ${name}: ${first} has the name of ${file.href}.`);
  files.set(name, first);
  return defineTemplate(
    name,
    () =>
      precompiled.get(name) ??
      evaluate(precompileTemplate(name, readFileSync(fileURLToPath(file), 'utf8'))),
  );
}

/**
 * Compiles a template, and makes it a partial for the others under its name.
 *
 * @throws InternalError when the template is wrong; from the returned function, when its context is.
 */
export function compileTemplate(name: string, text: string): GroovyTemplate {
  const specification = evaluate(precompileTemplate(name, text));
  return defineTemplate(name, () => specification);
}

const ownPropertiesOnly = {
  allowProtoPropertiesByDefault: false,
  allowProtoMethodsByDefault: false,
};

function defineTemplate(name: string, load: () => TemplateSpecification): GroovyTemplate {
  let template: Handlebars.TemplateDelegate | undefined;
  const render = (context: object, options?: RuntimeOptions): string => {
    template ??= handlebars.template(load()) as Handlebars.TemplateDelegate;
    return template(context, options);
  };
  handlebars.registerPartial(name, render);
  return (context) => {
    try {
      return render(context, ownPropertiesOnly);
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      throw new InternalError(`Template ${name}: ${message}`, { cause });
    }
  };
}

function evaluate(specification: string): TemplateSpecification {
  return new Function(`return ${specification}`)() as TemplateSpecification;
}

/** A helper whose output is printed as it is; the compiler hands over the place and the expression. */
function print<Value>(
  toText: (value: Value, place: LiteralPlace) => string,
): Handlebars.HelperDelegate {
  return (value: Value, { hash }: Handlebars.HelperOptions) => {
    try {
      return new handlebars.SafeString(toText(value, hash));
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      throw new InternalError(`{{${hash.expression}}}: ${message}`, { cause });
    }
  };
}

function requireIdentifier(value: unknown): string {
  if (typeof value === 'string' && isGroovyIdentifier(value)) return value;
  throw new InternalError(`${JSON.stringify(value)} is not a Groovy identifier.`);
}
