/** The members of a contract and what each must be. */
const members: Readonly<Record<string, (value: unknown) => boolean>> = {
  name: isText,
  since: isText,
  summary: (value) => isText(value) && value !== '',
  description: isText,
  positional: isTextList,
  parameters: isRecordSchema,
  outputs: isRecordSchema,
  executor: (value) => value === 'runner' || value === 'jenkins',
  runsTeamCode: (value) => typeof value === 'boolean',
  privileged: (value) => typeof value === 'boolean',
  idempotence: (value) => ['idempotent', 'unknown', 'unsafe'].includes(value as string),
  retry: (value) => value === 'transient' || value === 'never',
  adapters: isTextList,
  access: (value) => typeof value === 'function',
  examples: (value) => isTextList(value) && value.length > 0,
};

/** The members that a contract lacks or has of another kind; a file may hold anything. */
export function findMissingMembers(contract: unknown): string[] {
  if (typeof contract !== 'object' || contract === null) return Object.keys(members);
  return Object.entries(members)
    .filter(([name, fits]) => !fits((contract as Record<string, unknown>)[name]))
    .map(([name]) => name);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isText);
}

function isRecordSchema(value: unknown): boolean {
  const schema = value as { type?: unknown; properties?: unknown } | null;
  return schema?.type === 'object' && typeof schema.properties === 'object';
}
