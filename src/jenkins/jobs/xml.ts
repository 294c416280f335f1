import { XMLBuilder, XMLParser } from 'fast-xml-parser';

/** An element: attributes with `@` before their names, children by tag, text as `#text`. */
export interface XmlElement {
  readonly [name: string]: XmlValue;
}
export type XmlValue = string | XmlElement | readonly (string | XmlElement)[];

const options = {
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
} as const;

/** Reads a config.xml: the tag of its root and the element. Values stay text. */
export function parseXml(text: string): { readonly root: string; readonly element: XmlElement } {
  // The parser refuses version 1.1, which Jenkins writes; the files hold nothing that is special to it.
  const document = new XMLParser({
    ...options,
    parseTagValue: false,
    parseAttributeValue: false,
  }).parse(text.replace(/^\s*<\?xml[^>]*\?>/, '')) as Record<string, XmlValue>;
  const root =
    Object.keys(document).find((name) => !name.startsWith('?') && name !== '#text') ?? '';
  const element = document[root];
  return { root, element: typeof element === 'object' ? (element as XmlElement) : {} };
}

/** Prints a config.xml; every text is escaped. */
export function printXml(root: string, element: XmlElement): string {
  const builder = new XMLBuilder({ ...options, format: true, indentBy: '  ' });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ [root]: element })}`;
}

/**
 * A text as an element can hold it and Jenkins hands it back: the replacement character for what XML
 * 1.0 does not know, and line feeds for every end of a line.
 */
export function toXmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}
