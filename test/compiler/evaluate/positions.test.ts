import { expect, it } from 'vitest';
import { createRepository } from './repository.ts';

/** Line and column of every label in the source, where the call before it begins. */
function expectPlaces(text: string): Map<string, string> {
  const places = new Map<string, string>();
  for (const [index, line] of text.split('\n').entries())
    for (const match of line.matchAll(/\bat(?:<string>|\?\.)?\('([^']*)'/g))
      places.set(match[1] as string, `${index + 1}:${match.index + 1}`);
  return places;
}

interface Labelled {
  readonly label: string;
  readonly at: string;
}

async function expectRightPositions(text: string, name = 'steps.ts'): Promise<void> {
  const repository = createRepository({
    'platform.pipeline.ts': `import steps from ${JSON.stringify(`./${name}`)};\nexport default steps;`,
    [name]: `import { at } from 'jenkins-pipeline-sdk';\n${text}`,
  });
  const { definition, problems, resolvePosition } = await repository.evaluate();
  expect(problems).toEqual([]);
  const found = new Map(
    (definition as Labelled[]).map(({ label, at }) => {
      const position = resolvePosition(at);
      expect(position?.file).toBe(name);
      return [label, `${position?.line}:${position?.column}`];
    }),
  );
  expect(found.size).toBeGreaterThan(0);
  expect(found).toEqual(expectPlaces(`\n${text}`));
}

it.each([
  ['interfaces', "interface A {\n  a: string;\n}\nexport default [at('one')];"],
  [
    'type aliases',
    "type A =\n  | 'a'\n  | 'b';\nconst a: A = 'a'; export default [at('one'), a && at('two')];",
  ],
  [
    'enums',
    "enum Color { Red = 'red',\n  Green = 'green' }\nexport default [at('one'), Color.Red && at('two')];",
  ],
  [
    'const enums and namespaces',
    "const enum N { A, B }\nnamespace M { export const x = 1 }\nexport default [at('one'), at('two'), M.x && N.B && at('three')];",
  ],
  [
    'declarations',
    "declare const x: string;\ndeclare function f(): void;\nabstract class K { abstract a(): void; declare b: string; constructor(private c = at('one')) {} get() { return this.c } }\nclass L extends K { a() {} }\nexport default [new L().get(), at('two')];",
  ],
  [
    'casts and assertions',
    "export default [at('one') as any as ReturnType<typeof at>, (at('two') satisfies object)!, <any>at('three')];",
  ],
  [
    'type arguments',
    "function g<T>(x: T): T { return x }\nexport default [g<object>(at('one')), g(at('two'))];",
  ],
  [
    'overloads',
    "function f(a: string): object;\nfunction f(a: number): object;\nfunction f(a: any): object { return at('one') }\nexport default [f(1)];",
  ],
  [
    'type-only imports between calls',
    "import type { X } from './types.ts';\nconst first = at('one'); type Y = X;\nexport default [first, at('two')];",
  ],
  [
    'comments and blank lines',
    "/* a\n b */\n\n// c\nexport default [\n  // d\n  at('one'), /* e */ at('two'),\n];",
  ],
  [
    'characters of two and four bytes before a call',
    "const f = (..._: unknown[]) => _.at(-1);\nexport default [f('é😀日本', at('one')), f(`😀`, /é/u, at('two'))];",
  ],
  [
    'one line of everything',
    "export default [1, 2].map((x: number): object => (x > 1 ? at('one') : at('two')));",
  ],
  [
    'calls over several lines',
    "export default [\n  at('one'),\n    [at('two')].map((x: object) => x)[0], Object.assign({}, at('three'),\n    { a: 1 }),\n];",
  ],
  ['optional calls', "export default [at?.('one')];"],
  [
    'classes with fields',
    "class K { a = at('one'); static b = at('two'); #c = at('three'); get c() { return this.#c } }\nexport default [new K().a, K.b, new K().c];",
  ],
  [
    'carriage returns',
    "interface A {\r\n  a: string;\r\n}\r\nexport default [at('one'),\r\n  at('two')];",
  ],
])('are those of the source: %s', async (_what, text) => {
  const repository = text.includes('types.ts')
    ? text.replace("import type { X } from './types.ts';", 'type X = 1;')
    : text;
  await expectRightPositions(repository);
});

it('are those of a JavaScript file', async () => {
  await expectRightPositions("export default [\n\n  at('one'), at('two')];", 'steps.js');
});

it.each(['odd (name).ts', 'a:1:2.ts', 'späße 100%.ts', 'quote\'".ts'])(
  'name the file, whatever it is called: %s',
  async (name) => {
    await expectRightPositions("export default [at('one')];", name);
  },
);

it('are nowhere for code that is of no file', async () => {
  const { definition, resolvePosition } = await createRepository({
    'platform.pipeline.ts':
      "import { at } from 'jenkins-pipeline-sdk';\nexport default [eval('at(\"x\")')];".replace(
        'eval(',
        '(globalThis as any).eval(',
      ),
  })
    .evaluate()
    .then((result) =>
      result.problems.length > 0
        ? { definition: [], resolvePosition: result.resolvePosition }
        : result,
    );
  expect(definition).toEqual([]);
  expect(resolvePosition('jenkins-pipeline-sdk:1:1')).toBeUndefined();
  expect(resolvePosition('')).toBeUndefined();
  expect(resolvePosition('nonsense')).toBeUndefined();
});
