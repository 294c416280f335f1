import { type Static, Type } from 'typebox';

/**
 * What only one build at a time may hold: one resource by its name, or some of those with a label
 * (Lockable Resources plugin).
 */
export const LockSchema = Type.Union([
  Type.String(),
  Type.Object(
    {
      resource: Type.Optional(Type.String()),
      label: Type.Optional(Type.String()),
      /** How many resources with the label; all of them unless said. */
      quantity: Type.Optional(Type.Integer({ minimum: 1 })),
      /** The newest waiting build comes first, not the oldest. */
      newestFirst: Type.Optional(Type.Boolean()),
    },
    { additionalProperties: false },
  ),
]);
export type Lock = Static<typeof LockSchema>;

/** The name of what is held, for people. */
export function nameLock(lock: Lock): string {
  if (typeof lock === 'string') return lock;
  return lock.resource ?? lock.label ?? '';
}
