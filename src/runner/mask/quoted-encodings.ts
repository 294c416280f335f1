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
  return encoded.replace(/\\u[0-9a-f]{4}/g, (escaped) => `\\u${escaped.slice(2).toUpperCase()}`);
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
    const named = backslashed.replace(/\p{Cc}/gu, (control) => NAMED_ESCAPES[control] ?? control);
    forms.push(
      named.replace(/\p{Cc}/gu, lowerCodePointEscape), // C, JavaScript
      backslashed.replace(/\p{Cc}/gu, pythonEscape), // Python text
      backslashed.replace(/\p{Cc}/gu, inspectEscape), // Node's util.inspect
      named.replace(/[^ -~]/gu, byteEscapes), // Python bytes
      named.replace(/[^ -~]/gu, octalEscapes), // bash $'…' in the C locale
      named.replace(/[^ -~]/gu, codePointEscape), // YAML as libyaml writes it
      named.replace(/[^ -~]/gu, lowerCodePointEscape), // Python `ascii`
    );
  }
  return forms;
}

/** Python names only these three controls. */
function pythonEscape(control: string): string {
  return '\t\n\r'.includes(control) ? NAMED_ESCAPES[control]! : lowerCodePointEscape(control);
}

function inspectEscape(control: string): string {
  return '\b\t\n\f\r'.includes(control) ? NAMED_ESCAPES[control]! : codePointEscape(control);
}

function byteEscapes(character: string): string {
  return Buffer.from(character).toString('hex').replace(/../g, '\\x$&');
}

function octalEscapes(character: string): string {
  return [...Buffer.from(character)]
    .map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
    .join('');
}

function lowerCodePointEscape(character: string): string {
  const upper = codePointEscape(character);
  return upper.slice(0, 2) + upper.slice(2).toLowerCase();
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
