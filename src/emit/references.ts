/** Names of the values that a part of the model refers to, at any depth. */
export function findValues(part: unknown): string[] {
  return findNames(part, '$value');
}

/** Names of the images that a part of the model refers to, at any depth. */
export function findImages(part: unknown): string[] {
  return findNames(part, '$image');
}

function findNames(part: unknown, key: '$value' | '$image'): string[] {
  if (typeof part !== 'object' || part === null) return [];
  const entries = Object.entries(part);
  const [only] = entries;
  if (entries.length === 1 && only?.[0] === key && typeof only[1] === 'string') return [only[1]];
  return entries.flatMap(([, inner]) => findNames(inner, key));
}
