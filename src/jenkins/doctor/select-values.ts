import type { XmlElement, XmlValue } from '../jobs/xml.ts';

/** What lies at `a.b.c` of a configuration; undefined when a part is missing. */
export function selectValue(configuration: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null
          ? (value as Record<string, unknown>)[name]
          : undefined,
      configuration,
    );
}

/** The same for a list; nothing is an empty one. */
export function selectList(configuration: unknown, path: string): readonly unknown[] {
  const value = selectValue(configuration, path);
  return Array.isArray(value) ? value : [];
}

/** Every element of a config.xml whose tag ends so, wherever it lies. */
export function findElements(config: XmlElement, suffix: string): XmlElement[] {
  return Object.entries(config).flatMap(([name, value]) =>
    toElements(value).flatMap((element) => [
      ...(name.endsWith(suffix) ? [element] : []),
      ...findElements(element, suffix),
    ]),
  );
}

function toElements(value: XmlValue): XmlElement[] {
  return [value].flat().filter((item): item is XmlElement => typeof item === 'object');
}
