/** Whether a value has a member at a path; `[]` and `*` are whatever is there. */
export function hasMember(value: unknown, path: readonly string[]): boolean {
  const [name, ...deeper] = path;
  if (name === undefined) return true;
  if (typeof value !== 'object' || value === null) return false;
  if (name === '[]' || name === '*')
    return Object.values(value).some((item) => hasMember(item, deeper));
  return Object.hasOwn(value, name) && hasMember((value as Record<string, unknown>)[name], deeper);
}
