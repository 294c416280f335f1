/**
 * Makes a text fit for the rest of a `//` line. Groovy replaces `\uXXXX` in comments too, so that
 * `\u000a` would end one: no backslash stays before a `u`.
 */
export function toCommentText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029\uFEFF\uFFFE\uFFFF]+/gu, ' ')
    .replaceAll('\\u', '\\ u');
}
