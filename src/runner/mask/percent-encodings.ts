/** Characters that one kind of URL encoder leaves as they are, besides letters and digits. */
const KEPT = {
  /** `encodeURIComponent` in JavaScript. */
  component: "-_.!~*'()",
  /** RFC 3986 unreserved: Go `QueryEscape`, PHP `rawurlencode`, Python `quote(safe='')`. */
  unreserved: '-_.~',
  /** WHATWG form encoding: `URLSearchParams`, Java `URLEncoder`. */
  form: '*-._',
  /** Python `quote` with its default. */
  path: '-_.~/',
  /** Go `PathEscape`. */
  goSegment: '-_.~$&+=:@',
  /** RFC 3986 path character. */
  segment: "-_.~!$&'()*+,;=:@",
  /** `encodeURI` in JavaScript. */
  uri: "-_.!~*'();/?:@&=+$,#",
  /** User and password of a WHATWG `URL`. */
  userinfo: "-_.~!$&'()*+,%",
  /** Query of a WHATWG `URL`. */
  query: '-_.~!$&()*+,;=:@/?%[]\\^`{|}',
} as const;

/**
 * Every percent-encoded form of a text that a common encoder writes, with upper and lower case
 * hexadecimal digits, with a space as `%20` and as `+`. Not every mixture: an encoder is consistent
 * within one value.
 */
export function percentEncodings(text: string): string[] {
  const forms: string[] = [];
  for (const kept of Object.values(KEPT)) {
    const upper = percentEncode(text, kept);
    for (const form of [upper, lowerCaseEscapes(upper)]) {
      forms.push(form, form.replaceAll('%20', '+'));
    }
  }
  return forms;
}

function percentEncode(text: string, kept: string): string {
  let encoded = '';
  for (const character of text) {
    encoded +=
      /^[A-Za-z0-9]$/.test(character) || kept.includes(character)
        ? character
        : Buffer.from(character).toString('hex').toUpperCase().replace(/../g, '%$&');
  }
  return encoded;
}

function lowerCaseEscapes(encoded: string): string {
  return encoded.replace(/%[0-9A-F]{2}/g, (escaped) => escaped.toLowerCase());
}
