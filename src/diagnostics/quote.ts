import { maskSecrets } from './secret-patterns.ts';

/** Longer names are cut: a message is read, not searched. */
const longestQuote = 80;
/** What is looked at of a text, so that one of a megabyte costs no more. */
const readCharacters = 1000;

/** A name or text of the pipeline inside a message: in double quotes, on one line, cut when long, without credentials. */
export function quote(text: string): string {
  const characters = [...maskSecrets(text.slice(0, readCharacters))];
  const isLong = text.length > readCharacters || characters.length > longestQuote;
  return JSON.stringify(
    isLong ? `${characters.slice(0, longestQuote).join('')}…` : characters.join(''),
  );
}
