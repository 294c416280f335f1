/**
 * A name as a slug: lower case letters, digits and single hyphens, at most 40 characters. Names of
 * other scripts, which leave nothing over, become `stage`.
 */
export function toSlug(name: string, fallback = 'stage'): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? fallback : slug;
}

/** Kebab-case of a camelCase name: `imageBuild` is `image-build`. */
export function toKebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Hands out names that no one else got, by adding `-2`, `-3` … */
export class UniqueNames {
  readonly #taken = new Set<string>();

  take(wanted: string): string {
    let name = wanted;
    for (let count = 2; this.#taken.has(name); count += 1) name = `${wanted}-${count}`;
    this.#taken.add(name);
    return name;
  }
}
