import { decodeGroovyString } from './groovy/decode-groovy-string.ts';

/** A Groovy file taken apart: the code with every literal as `''`, and the texts of the literals. */
export interface GroovySkeleton {
  /** On one line; how literals are broken over lines does not count. */
  readonly code: string;
  readonly texts: readonly string[];
}

/**
 * Takes a Groovy file apart by the rules of the language, written without a look at the printer.
 * What is no literal or comment is code, so that a text which escapes from its literal shows.
 *
 * @throws Error when a literal does not end.
 */
export function takeApart(groovy: string): GroovySkeleton {
  const texts: string[] = [];
  let code = '';
  for (let index = 0; index < groovy.length; ) {
    if (groovy.startsWith('//', index)) {
      const end = groovy.indexOf('\n', index);
      index = end < 0 ? groovy.length : end;
    } else if (groovy.startsWith("'''", index)) {
      const end = findEnd(groovy, index + 3, "'''");
      const content = groovy.slice(index + 3, end);
      texts.push(decodeGroovyString(`'${content.replace(/\\[\s\S]|\n|'/g, escapeForOneLine)}'`));
      code += "''";
      index = end + 3;
    } else if (groovy[index] === "'") {
      const end = findEnd(groovy, index + 1, "'");
      texts.push(decodeGroovyString(groovy.slice(index, end + 1)));
      code += "''";
      index = end + 1;
    } else if (groovy[index] === '"') {
      const end = findEnd(groovy, index + 1, '"');
      const { parts, values } = splitValues(groovy.slice(index + 1, end));
      texts.push(...parts);
      code += `"${values.join('')}"`;
      index = end + 1;
    } else {
      code += groovy[index];
      index += 1;
    }
  }
  return {
    code: code
      .replace(/\s+/g, ' ')
      .replace(/([([]) /g, '$1')
      .replace(/ ([)\]])/g, '$1'),
    texts,
  };
}

/** The literal parts and the values of a text in double quotes: one part more than values. */
function splitValues(content: string): { parts: string[]; values: string[] } {
  const parts = [''];
  const values: string[] = [];
  for (const [token] of content.matchAll(/\\[\s\S]|\$\{[^}]*\}|\$(?=[A-Za-z_])|[\s\S]/g)) {
    if (token === '$') throw new Error('A name in a text would be replaced.');
    if (token.startsWith('${')) {
      values.push(token);
      parts.push('');
    } else parts[parts.length - 1] += token === "'" ? "\\'" : token;
  }
  return { parts: parts.map((part) => decodeGroovyString(`'${part}'`)), values };
}

function findEnd(text: string, from: number, mark: string): number {
  for (let index = from; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1;
    else if (text.startsWith(mark, index)) return index;
    else if (mark.length === 1 && text[index] === '\n') break;
  }
  throw new Error(`A literal does not end: ${text.slice(from, from + 40)}`);
}

function escapeForOneLine(part: string): string {
  if (part === '\n') return '\\n';
  return part === "'" ? "\\'" : part;
}
