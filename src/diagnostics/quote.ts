/** Longer names are cut: a message is read, not searched. */
const longestQuote = 80;

/** A name or text of the pipeline inside a message: in double quotes, on one line, cut when long. */
export function quote(text: string): string {
  const characters = text.length > longestQuote ? [...text.slice(0, longestQuote * 2)] : [];
  const short =
    characters.length > longestQuote ? `${characters.slice(0, longestQuote).join('')}…` : text;
  return JSON.stringify(short);
}
