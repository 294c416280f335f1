/**
 * What a text looks like inside the quotes of the languages that a build log is full of: JSON,
 * YAML, shells, C-like escapes (Python `repr`, Node `util.inspect`), SQL, CSV, HTML and XML.
 */
export function quotedEncodings(text: string): string[] {
  return [...jsonForms(text), ...escapeForms(text), ...shellForms(text), ...htmlForms(text)];
}

function jsonForms(text: string): string[] {
  const plain = JSON.stringify(text).slice(1, -1);
  const goEscaped = plain.replace(/[<>&\u2028\u2029]/g, unicodeEscape);
  const gsonEscaped = plain.replace(/[<>&='\u2028\u2029]/g, unicodeEscape);
  const forms: string[] = [];
  for (const form of [plain, goEscaped, gsonEscaped, plain.replaceAll('/', '\\/')]) {
    const ascii = form.replace(/[^ -~]/g, unicodeEscape);
    forms.push(form, ascii, upperCaseUnicodeEscapes(form), upperCaseUnicodeEscapes(ascii));
  }
  // A log line that is JSON and quotes JSON.
  return [...forms, JSON.stringify(plain).slice(1, -1)];
}

function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function upperCaseUnicodeEscapes(encoded: string): string {
  return encoded.replace(/\\u[0-9a-f]{4}/g, (escape) => `\\u${escape.slice(2).toUpperCase()}`);
}

const NAMED_ESCAPES: Record<string, string> = {
  '\0': '\\0',
  '\u0007': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\u001b': '\\e',
};

function escapeForms(text: string): string[] {
  const forms: string[] = [];
  for (const quotes of [/\\/g, /[\\"]/g, /[\\']/g]) {
    const backslashed = text.replace(quotes, '\\$&');
    const named = backslashed.replace(
      /[\0\x07-\r\x1b]/g,
      (character) => NAMED_ESCAPES[character] ?? character,
    );
    forms.push(
      named.replace(/[\0-\x1f\x7f]/g, byteEscapes), // C, Python, JavaScript; letters above ASCII stay
      backslashed
        .replace(/[\0-\x08\v\f\x0e-\x1f\x7f]/g, byteEscapes)
        .replace(/[\t\n\r]/g, (c) => NAMED_ESCAPES[c] ?? c),
      named.replace(/[^ -~]/gu, byteEscapes), // bytes of Python
      named.replace(/[^ -~]/gu, octalEscapes), // bash $'…' in the C locale
      named.replace(/[^ -~]/gu, codePointEscape), // YAML as PyYAML and libyaml write it
      named.replace(/[^ -~]/gu, (character) => codePointEscape(character).toLowerCase()),
    );
  }
  return forms;
}

function byteEscapes(character: string): string {
  return Buffer.from(character).toString('hex').replace(/../g, '\\x$&');
}

function octalEscapes(character: string): string {
  return [...Buffer.from(character)]
    .map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
    .join('');
}

function codePointEscape(character: string): string {
  const digits = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  if (digits.length <= 2) return `\\x${digits.padStart(2, '0')}`;
  return digits.length <= 4 ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
}

function shellForms(text: string): string[] {
  return [
    text.replaceAll("'", "'\\''"), // most quoting functions, bash `set -x`
    text.replaceAll("'", `'"'"'`), // Python shlex
    text.replace(/'+/g, (quotes) => `'"${quotes}"'`), // dash `set -x`
    text.replaceAll("'", "''"), // SQL, YAML single quotes, PowerShell
    text.replaceAll('"', '""'), // CSV
    text.replace(/[\\"$`]/g, '\\$&'),
    text.replace(/[\\"$`!]/g, '\\$&'),
    text.replace(/[ !"#$&'()*,;<>?[\\\]^`{|}~]/g, '\\$&'), // bash printf %q
    text.replace(/[ !"$&'()*,;<>?[\\\]^`{|}]/g, '\\$&'), // the same: # and ~ only count at the start
    text.replace(/[^A-Za-z0-9_\-.,:+/@\n]/gu, '\\$&').replaceAll('\n', "'\n'"), // Ruby Shellwords
  ];
}

function htmlForms(text: string): string[] {
  const content = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const forms = [content];
  for (const double of ['"', '&quot;', '&#34;', '&#x22;']) {
    for (const single of ["'", '&#39;', '&#x27;', '&#039;', '&apos;']) {
      forms.push(content.replaceAll('"', double).replaceAll("'", single));
    }
  }
  const handlebars = content
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;')
    .replaceAll('`', '&#x60;')
    .replaceAll('=', '&#x3D;');
  return [
    ...forms,
    handlebars,
    content.replace(/[^ -~]/gu, (character) => `&#${character.codePointAt(0)};`),
    content.replace(/[^ -~]/gu, (character) => `&#x${character.codePointAt(0)?.toString(16)};`),
    content.replace(
      /[^ -~]/gu,
      (character) => `&#x${character.codePointAt(0)?.toString(16).toUpperCase()};`,
    ),
  ];
}
