import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InternalError } from '../../../src/diagnostics/errors.ts';
import { printGroovyLiteral } from '../../../src/emit/groovy/literal.ts';
import {
  assertNoRawOutput,
  precompileTemplate,
} from '../../../src/emit/groovy/template-compiler.ts';
import {
  compileTemplate,
  loadTemplate,
  registerPrecompiledTemplates,
} from '../../../src/emit/groovy/templates.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { hostileValue } from './hostile-texts.ts';

describe('output', () => {
  it('prints a literal wherever a value is printed', () => {
    const render = compileTemplate(
      'values',
      '{{text}} {{map.key}} {{lookup list 1}} {{#each list}}{{this}}{{@index}}{{#unless @last}},{{/unless}}{{/each}} {{#with map}}{{key}}{{../text}}{{/with}} {{#if absent}}{{else}}{{@root.yes}}{{/if}}',
    );
    const context = {
      text: "it's\n${x}",
      map: { key: null },
      list: ['a', { b: 2 }],
      absent: null,
      yes: true,
    };
    expect(render(context)).toBe(
      "'it\\'s\\n${x}' null [b: 2] 'a'0,[b: 2]1 null'it\\'s\\n${x}' true",
    );
  });

  it('prints any data as the literal printer does', () => {
    const render = compileTemplate('any', '{{x}}');
    fc.assert(
      fc.property(hostileValue, (x) => {
        expect(render({ x })).toBe(printGroovyLiteral(x));
      }),
      { seed: 20_260_721 },
    );
  });

  it('prints data whose names are those of helpers', () => {
    expect(
      compileTemplate('names', '{{identifier}} {{literal}}')({ identifier: 'a b', literal: 1 }),
    ).toBe("'a b' 1");
  });

  it('prints arguments, identifiers and comments', () => {
    const render = compileTemplate(
      'call',
      '{{identifier step}}({{arguments given}}) // {{comment why}}',
    );
    const context = {
      step: 'run',
      given: { id: 'a', env: { 'x-y': 1 } },
      why: 'two\nlines \\u000a evil() \u2028 \ud800 é',
    };
    expect(render(context)).toBe(
      "run(id: 'a', env: ['x-y': 1]) // two lines \\ u000a evil()     é",
    );
  });

  it('breaks long literals by the indentation of their line, through partials too', () => {
    compileTemplate('inner', 'step({{arguments given}})\n');
    const render = compileTemplate(
      'outer',
      'stage({{name}}) {\n  {{#each steps}}\n  {{> inner}}\n  {{/each}}\n}\n',
    );
    const given = { command: 'x'.repeat(60), list: ['y'.repeat(50)] };
    expect(render({ name: 'A', steps: [{ given }, { given: {} }] })).toBe(`stage('A') {
  step(
    command: '${'x'.repeat(60)}',
    list: ['${'y'.repeat(50)}']
  )
  step()
}
`);
  });

  it('lets a template contain itself', () => {
    const render = compileTemplate(
      'tree',
      '{{name}}\n{{#each children}}\n  {{> tree}}\n{{/each}}\n',
    );
    expect(
      render({ name: 'a', children: [{ name: 'b', children: [{ name: 'c', children: [] }] }] }),
    ).toBe("'a'\n  'b'\n    'c'\n");
  });
});

describe('what templates refuse', () => {
  it.each([
    ['{{{x}}}', 'Template bad:1:1: raw output is forbidden; write {{x}}.'],
    ['{{&x.y}}', 'Template bad:1:1: raw output is forbidden; write {{x.y}}.'],
    ['a\n{{#if x}}{{else}}\n  {{{y}}}{{/if}}', 'Template bad:3:3'],
    ['{{#each x}}{{#unless y}}{{{z}}}{{/unless}}{{/each}}', 'Template bad:1:25'],
    ['\n{{{{raw}}}} {{{{/raw}}}}', 'Template bad:2: raw blocks are forbidden.'],
    ['{{#*inline "x"}}{{/inline}}', 'DecoratorBlock is forbidden'],
    ['{{#> x}}{{/x}}', 'PartialBlockStatement is forbidden'],
    ['{{#if x}}', 'Parse error'],
  ])('%j', (text, message) => {
    expect(() => assertNoRawOutput(text, 'bad')).toThrow(message);
    expect(() => compileTemplate('bad', text)).toThrow(InternalError);
  });

  it('takes the rest', () => {
    expect(() =>
      assertNoRawOutput('{{! note }}{{x}}{{#if y}}{{> z}}{{/if}}', 'good'),
    ).not.toThrow();
  });

  it.each(['{{shout x}}', '{{#shout x}}{{/shout}}', '{{literal (shout x)}}'])(
    'unknown helpers: %s',
    (text) => {
      expect(() => compileTemplate('bad', text)).toThrow('unknown helper shout');
    },
  );

  it.each([
    ['{{x.y}}', 'Template bad: {{x.y}}: A Groovy literal cannot carry undefined.'],
    ['{{toString}}', 'cannot carry undefined'],
    ['{{f}}', 'cannot carry function'],
    ['{{identifier x}}', '"a b" is not a Groovy identifier'],
    ['{{identifier n}}', '1 is not a Groovy identifier'],
    ['{{> nowhere}}', 'nowhere'],
    ['{{nothing.at.all}}', 'Template bad'],
  ])('contexts that do not fit: %s', (text, message) => {
    const render = compileTemplate('bad', text);
    expect(() => render({ x: 'a b', n: 1, f: () => 'evil' })).toThrow(message);
    expect(() => render({ x: 'a b', n: 1, f: () => 'evil' })).toThrow(InternalError);
  });
});

describe('files', () => {
  it('reads a file when it is first rendered', async () => {
    const folder = makeTemporaryFolder();
    const file = pathToFileURL(join(folder, 'greeting.hbs'));
    const render = loadTemplate(file);
    await writeFile(file, 'echo {{text}}\n');
    expect(render({ text: 'hi' })).toBe("echo 'hi'\n");
    expect(compileTemplate('user-of-greeting', '{{> greeting}}')({ text: 'x' })).toBe("echo 'x'\n");
    expect(() => loadTemplate(pathToFileURL(join(folder, 'other', 'greeting.hbs')))).toThrow(
      'has the name of',
    );
  });

  it('uses what the build handed in', () => {
    const text = precompileTemplate('built', '{{identifier step}} {{x}}');
    registerPrecompiledTemplates({ built: new Function(`return ${text}`)() });
    expect(loadTemplate(new URL('file:///nowhere/built.hbs'))({ step: 'echo', x: 'é' })).toBe(
      "echo 'é'",
    );
  });
});
