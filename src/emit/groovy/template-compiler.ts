/// <reference types="handlebars" />
import { createRequire } from 'node:module';
import { InternalError } from '../../diagnostics/errors.ts';

type Handlebars = typeof import('handlebars');

let loaded: Handlebars | undefined;

/**
 * Handlebars' compiler takes ten times as long to load as its runtime, and the packaged product
 * carries compiled templates. So it is loaded at the first template that needs it.
 */
function loadCompiler(): Handlebars {
  loaded ??= createRequire(import.meta.url)('handlebars') as Handlebars;
  return loaded;
}

/** The helpers that print; every other `{{…}}` prints a literal. `templates.ts` implements them. */
export const printingHelpers = ['literal', 'arguments', 'identifier', 'comment'] as const;

/**
 * Compiles a template to the text of a JavaScript expression, for `instantiateTemplate` or for the
 * build to embed. In it `{{x}}` prints a Groovy literal of `x`; unknown helpers do not compile.
 *
 * @throws InternalError when the template prints something raw or does not parse.
 */
export function precompileTemplate(name: string, text: string): string {
  const program = parseTemplate(name, text);
  refuseRawOutput(program, name);
  printLiterals(program, text.split('\n'));
  const knownHelpers = Object.fromEntries(
    printingHelpers.map((helper) => [helper, true]),
  ) as Record<string, boolean>;
  try {
    return String(
      loadCompiler().precompile(program, {
        knownHelpers: knownHelpers as KnownHelpers,
        knownHelpersOnly: true,
        strict: true,
      }),
    );
  } catch (cause) {
    throw new InternalError(`Template ${name}: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
}

/**
 * Refuses what could put text into generated Groovy without escaping: `{{{x}}}`, `{{&x}}`, raw
 * blocks, decorators and partial blocks.
 *
 * @throws InternalError naming the template, line and column.
 */
export function assertNoRawOutput(text: string, name: string): void {
  refuseRawOutput(parseTemplate(name, text), name);
}

function parseTemplate(name: string, text: string): hbs.AST.Program {
  // Handlebars' grammar drops the mark of a raw block, so its four braces are looked for in the text.
  const raw = text.indexOf('{{{{');
  if (raw >= 0)
    throw new InternalError(
      `Template ${name}:${text.slice(0, raw).split('\n').length}: raw blocks are forbidden.`,
    );
  try {
    return loadCompiler().parse(text);
  } catch (cause) {
    throw new InternalError(`Template ${name}: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
}

function refuseRawOutput(program: hbs.AST.Program, name: string): void {
  for (const statement of program.body) {
    const { line, column } = statement.loc.start;
    const place = `Template ${name}:${line}:${column + 1}`;
    if (isMustache(statement)) {
      if (!statement.escaped)
        throw new InternalError(
          `${place}: raw output is forbidden; write {{${sourceOf(statement)}}}.`,
        );
    } else if (isBlock(statement)) {
      for (const branch of branchesOf(statement)) refuseRawOutput(branch, name);
    } else if (
      !['ContentStatement', 'CommentStatement', 'PartialStatement'].includes(statement.type)
    ) {
      throw new InternalError(`${place}: ${statement.type} is forbidden in templates.`);
    }
  }
}

/** Rewrites `{{x}}` to `{{literal x}}` and tells each printing helper where its line begins. */
function printLiterals(program: hbs.AST.Program, lines: readonly string[]): void {
  for (const statement of program.body) {
    if (isBlock(statement)) {
      for (const branch of branchesOf(statement)) printLiterals(branch, lines);
    } else if (isMustache(statement)) {
      const name = sourceOf(statement);
      const { line, column } = statement.loc.start;
      const text = lines[line - 1] ?? '';
      const indent = text.length - text.trimStart().length;
      const call = `{{literal indent=${indent} column=${column} expression=${JSON.stringify(name)}}}`;
      const { path, hash } = loadCompiler().parse(call).body[0] as hbs.AST.MustacheStatement;
      const { params } = statement;
      if (params.length === 0) {
        Object.assign(statement, { path, params: [statement.path] });
      } else if (!(printingHelpers as readonly string[]).includes(name)) {
        Object.assign(statement, { path, params: [{ ...statement, type: 'SubExpression' }] });
      }
      statement.hash = hash;
    }
  }
}

function isMustache(statement: hbs.AST.Statement): statement is hbs.AST.MustacheStatement {
  return statement.type === 'MustacheStatement';
}

function isBlock(statement: hbs.AST.Statement): statement is hbs.AST.BlockStatement {
  return statement.type === 'BlockStatement';
}

function branchesOf(block: hbs.AST.BlockStatement): hbs.AST.Program[] {
  return [block.program, block.inverse].filter((branch) => branch !== undefined && branch !== null);
}

function sourceOf(statement: hbs.AST.MustacheStatement): string {
  return String((statement.path as hbs.AST.PathExpression).original);
}
