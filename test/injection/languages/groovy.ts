import { posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { emitJenkinsfile } from '../../../src/emit/jenkinsfile/emit-jenkinsfile.ts';
import { goldenOptions } from '../../emit/compile-golden.ts';
import type { Harness } from '../../jvm/harness.ts';
import { fillMarks } from '../marks.ts';
import type { Prepared } from '../prepare-round.ts';

/** What Groovy's parser makes of a file: `{ text }` is a literal, `{ map }` a map; see the harness. */
export type Tree = string | number | readonly Tree[] | TextNode | MapNode;

interface TextNode {
  readonly text: string;
}

interface MapNode {
  readonly map: readonly (readonly [key: Tree, value: Tree])[];
}

/** Text of another language in a literal: what it is, and what the marked file has there. */
export interface Embedded {
  readonly language: 'yaml' | 'shell';
  readonly content: string;
  readonly marked: string;
  readonly texts: readonly string[];
}

/** What the Jenkinsfile of a pipeline with hostile texts is, beside that with marks. */
export interface GroovyCheck {
  /** How many literals hold a hostile text. */
  readonly literals: number;
  /** What is no data: where the file is another program, or a literal another text. */
  readonly escapes: readonly string[];
  readonly embedded: readonly Embedded[];
}

/** Parses both files with the Groovy of Jenkins and compares the programs, literal by literal. */
export async function checkGroovy(
  harness: Harness,
  { hostile, marked, texts }: Prepared,
): Promise<GroovyCheck> {
  const parse = async (pipeline: Prepared['hostile']) => {
    const text = emitJenkinsfile(pipeline, goldenOptions);
    const question = { kind: 'tree', text };
    return (await harness.request<{ tree: Tree }>(question)).tree;
  };
  return compareTrees(await parse(marked), await parse(hostile), texts);
}

/** Compares a marked program with a hostile one. */
export function compareTrees(marked: Tree, hostile: Tree, texts: readonly string[]): GroovyCheck {
  let literals = 0;
  const escapes: string[] = [];
  const embedded: Embedded[] = [];

  function report(what: string, expected: unknown, found: unknown): void {
    escapes.push(`${what}: ${JSON.stringify(expected)} is ${JSON.stringify(found)}`.slice(0, 400));
  }

  function compareTexts(expected: string, found: string, call: string): void {
    const isMarked = /mark\d+mark/.test(expected);
    const intended = fillMarks(expected, texts);
    if (isMarked) literals += 1;
    if (expected.includes('apiVersion: v1\n') || expected.startsWith('--build-arg ')) {
      const language = expected.startsWith('--build-arg ') ? 'shell' : 'yaml';
      embedded.push({ language, content: found, marked: expected, texts });
    } else if (isMarked && (call === 'changelog' || expected.startsWith(namePattern))) {
      const text = intended.replace(namePattern, '');
      if (!matches(found, text)) report('pattern', text, found);
    } else if (call === 'filename' && !isMarked && expected !== found) {
      // The file in its folder, which no longer begins it where both are marks.
      if (!texts.some((text) => text.endsWith(`/${found}`))) report('path', texts, found);
    } else if (!isIntended(intended, found) && !isCut(expected, found))
      report('literal', expected, found);
  }

  function compare(expected: Tree, found: Tree, call: string): void {
    if (isList(expected) && isList(found)) compareLists(expected, found, call);
    else if (isText(expected) && isText(found)) compareTexts(expected.text, found.text, call);
    else if (isMap(expected) && isMap(found)) compareLists(expected.map, found.map, call);
    else if (!isNamed(expected, found) && !isDeepStrictEqual(expected, found))
      report('code', expected, found);
  }

  function compareLists(expected: readonly Tree[], found: readonly Tree[], call: string): void {
    if (isMember(expected, found)) return;
    if (expected.length === found.length) {
      const name = expected[0] === 'call' && typeof expected[2] === 'string' ? expected[2] : call;
      for (const [index, part] of expected.entries()) compare(part, found[index] as Tree, name);
    } else report('code', expected, found);
  }

  /** Some names of a team stand in the code; all that can are identifiers. */
  function isNamed(expected: Tree, found: Tree): boolean {
    return (
      typeof expected === 'string' &&
      typeof found === 'string' &&
      fillMarks(expected, texts) === found &&
      /^[A-Za-z_][A-Za-z0-9_]*$/.test(found)
    );
  }

  /** `params.NAME` for an identifier, `params.get('true')` for a word that Groovy reserves. */
  function isMember(expected: readonly Tree[], found: readonly Tree[]): boolean {
    const [kind, owner, name] = expected;
    const [method] = isList(found[3]) ? found[3] : [];
    return (
      kind === 'property' &&
      found[0] === 'call' &&
      isDeepStrictEqual(owner, found[1]) &&
      (found[2] === 'get' || found[2] === 'getProperty') &&
      isDeepStrictEqual(method, { text: fillMarks(String(name), texts) })
    );
  }

  compare(marked, hostile, '');
  return { literals, escapes, embedded };
}

/** What the emitter puts before a pattern of a name: `*` and `?` stand for something, letters for both cases. */
const namePattern = '(?iu)';

/**
 * Paths are joined and tidied, lists of them are sorted, and of a glob the folder is taken in which
 * it looks: `.` or its beginning.
 */
function isIntended(text: string, found: string): boolean {
  const tidy = (list: string) => list.split(',').map(posix.normalize).sort().join();
  return (
    found === text ||
    tidy(found) === tidy(text) ||
    // In data, keys that could be read as references are doubled.
    (text.startsWith('$') && found === `$${text}`) ||
    found === '.'
  );
}

/** The pattern that cuts a text to a length: of a mark it has no number. */
function isCut(expected: string, found: string): boolean {
  return expected === '(?s)^(.{0,NaN}).*$' && /^\(\?s\)\^\(\.\{0,\d+\}\)\.\*\$$/.test(found);
}

/** Whether a pattern of Java matches the text; patterns with wildcards match more than themselves. */
function matches(pattern: string, text: string): boolean {
  if (!pattern.startsWith(namePattern)) return new RegExp(`^(?:${pattern})$`, 'su').test(text);
  return new RegExp(`^(?:${pattern.replace(namePattern, '')})$`, 'is').test(text);
}

function isList(tree: Tree | undefined): tree is readonly Tree[] {
  return Array.isArray(tree);
}

function isText(tree: Tree): tree is TextNode {
  return typeof tree === 'object' && !isList(tree) && 'text' in tree;
}

function isMap(tree: Tree): tree is MapNode {
  return typeof tree === 'object' && !isList(tree) && 'map' in tree;
}
